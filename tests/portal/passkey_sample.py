"""What a browser's test authenticator answered once when it made a passkey; opens nothing."""

from typing import Any

_ATTESTATION = (
    "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVikSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzz"
    "uoMdl2NFAAAAAQECAwQFBgcIAQIDBAUGBwgAII7cbMmCKG1zcm_qzio9a-"
    "7v8po0R4tYp_68ehVsIY03pQECAyYgASFYIF4tF6SQ5W96K6CcJvaCKVvdlJczT80JzazzYIoZom"
    "frIlggy96_SS_D4q7EbQJSAdQ5fskJx6Pua9Mx58fSAbU-uOE"
)

PASSKEY: dict[str, Any] = {
    "name": "My passkey",
    "credential": {
        "id": "jtxsyYIobXNyb-rOKj1r7u_ymjRHi1in_rx6FWwhjTc",
        "rawId": "jtxsyYIobXNyb-rOKj1r7u_ymjRHi1in_rx6FWwhjTc",
        "type": "public-key",
        "authenticatorAttachment": "platform",
        "clientExtensionResults": {"credProps": {"rk": True}},
        "response": {
            "clientDataJSON": (
                "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiZGJzZkhYNFU5SWJJRERYNl9S"
                "dHc2WnhBVGp5OFB5NURnREM5SlNaRXc3SSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6ODIw"
                "MSIsImNyb3NzT3JpZ2luIjpmYWxzZX0"
            ),
            "attestationObject": _ATTESTATION,
            "transports": ["internal"],
        },
    },
}

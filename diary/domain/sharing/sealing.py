"""One file of a share, sealed with the key that is only in the link.

Source: HL7 SMART Health Cards and Links 1.0, "SMART Health Link Files"; RFC 7516.
"""

from joserfc import jwe
from joserfc.jwk import OctKey

ALGORITHMS = ["dir", "A256GCM", "DEF"]


def seal_file(content: bytes, *, content_type: str, key: bytes) -> str:
    """Return ``content`` as a compact JWE: ``dir``, ``A256GCM``, deflated, with a fresh IV each time.

    Args:
        content: the file.
        content_type: its media type, said in the header ``cty``.
        key: 32 bytes.
    """
    header = {"alg": "dir", "enc": "A256GCM", "zip": "DEF", "cty": content_type}
    return jwe.encrypt_compact(header, content, OctKey.import_key(key), algorithms=ALGORITHMS)

"""Files of a share: opened by the key of the link and by nothing else."""

import base64
import json

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from diary.domain.sharing.sealing import ALGORITHMS, seal_file

KEY, OTHER = bytes(range(32)), bytes(32)
CONTENT = b"Sample words. " * 500


def parts(sealed):
    return [base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in sealed.split(".")]


def test_a_file_comes_back_with_its_type():
    opened = jwe.decrypt_compact(
        seal_file(CONTENT, content_type="application/pdf", key=KEY),
        OctKey.import_key(KEY),
        algorithms=ALGORITHMS,
    )

    assert opened.plaintext == CONTENT
    assert opened.protected == {
        "alg": "dir",
        "enc": "A256GCM",
        "zip": "DEF",
        "cty": "application/pdf",
    }


def test_a_file_is_deflated_and_needs_no_library_of_ours_to_open():
    sealed = seal_file(CONTENT, content_type="application/pdf", key=KEY)
    header, key, nonce, body, tag = parts(sealed)

    assert (key, len(nonce), len(tag)) == (b"", 12, 16)
    assert json.loads(header)["zip"] == "DEF"
    assert len(body) < len(CONTENT) / 10
    with pytest.raises(InvalidTag):
        AESGCM(OTHER).decrypt(nonce, body + tag, sealed.split(".")[0].encode())
    AESGCM(KEY).decrypt(nonce, body + tag, sealed.split(".")[0].encode())


def test_another_key_opens_nothing():
    sealed = seal_file(CONTENT, content_type="application/pdf", key=KEY)

    with pytest.raises(JoseError):
        jwe.decrypt_compact(sealed, OctKey.import_key(OTHER), algorithms=ALGORITHMS)


def test_every_file_has_an_iv_of_its_own():
    made = [seal_file(b"same", content_type="application/pdf", key=KEY) for _ in range(20)]

    assert len({sealed.split(".")[2] for sealed in made}) == 20

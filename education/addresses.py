"""Whole addresses of public pages: from the settings, never from what a browser sent."""

import re

from django.conf import settings

from education.languages import root, without_language

# Files of the whole site, and what has no words: the same in every language.
_IN_NO_LANGUAGE = re.compile(r"/(?:[\w-]+\.\w+|(?:static|media|documents)/.*)")


def local(path: str, code: str | None = None) -> str:
    """Return the address of a public page in a language, the one being read if none is given."""
    plain = without_language(path)
    return path if _IN_NO_LANGUAGE.fullmatch(plain) else f"{root(code)}{plain}"


def absolute(path: str, code: str | None = None) -> str:
    """Return the whole address of a public page in a language, the one being read if none is given."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{local(path, code)}"

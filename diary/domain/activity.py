"""What a person may find in the list of what was done with their account, by stable codes."""

from typing import Final

KEPT_DAYS: Final = 180
"""How long an event is kept."""

EVENTS: Final = (
    "signed_in",
    "signed_in_new_device",
    "signed_out_elsewhere",
    "email_changed",
    "password_changed",
    "passkey_added",
    "passkey_removed",
    "app_added",
    "app_removed",
    "recovery_codes_made",
    "consent_given",
    "consent_withdrawn",
    "exported",
    "imported",
    "import_undone",
    "erasure_asked",
    "erasure_undone",
    "diary_erased",
    "share_made",
    "share_opened",
    "share_ended",
)
"""Codes of what can happen; one that is stored is never given another meaning."""

# The order matters: Edge also calls itself Chrome, and Chrome calls itself Safari.
BROWSERS: Final = (
    ("Edg", "edge"),
    ("OPR", "opera"),
    ("Firefox", "firefox"),
    ("FxiOS", "firefox"),
    ("CriOS", "chrome"),
    ("Chrome", "chrome"),
    ("Safari", "safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iphone"),
    ("iPad", "ipad"),
    ("Android", "android"),
    ("Windows", "windows"),
    ("CrOS", "chromebook"),
    ("Mac OS", "mac"),
    ("Linux", "linux"),
)


def device_of(user_agent: str) -> str:
    """Return the sort of device that a browser says it is, roughly, as ``firefox android``.

    Args:
        user_agent: whatever was sent; anything.

    Returns:
        A browser's code, a blank and a system's code; a part that is not known is left out. At most
        32 characters, never any of the sender's own.
    """
    parts = (_found(BROWSERS, user_agent), _found(SYSTEMS, user_agent))
    return " ".join(part for part in parts if part)


def _found(marks: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((code for mark, code in marks if mark in user_agent), "")

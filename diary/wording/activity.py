"""What was done with an account, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SAID: Mapping[str, Promise] = {
    "signed_in": gettext_lazy("You signed in"),
    "signed_in_new_device": gettext_lazy("You signed in with a device that was new here"),
    "signed_out_elsewhere": gettext_lazy("You signed out your other devices"),
    "email_changed": gettext_lazy("Your e-mail address was changed"),
    "password_changed": gettext_lazy("Your password was set or changed"),
    "passkey_added": gettext_lazy("A passkey was added"),
    "passkey_removed": gettext_lazy("A passkey was removed"),
    "app_added": gettext_lazy("An authenticator app was set up"),
    "app_removed": gettext_lazy("An authenticator app was removed"),
    "recovery_codes_made": gettext_lazy("Recovery codes were made"),
    "consent_given": gettext_lazy("You agreed to how we keep your diary"),
    "consent_withdrawn": gettext_lazy("You took back your agreement"),
    "exported": gettext_lazy("Everything was downloaded"),
    "imported": gettext_lazy("Data was brought in from a file"),
    "import_undone": gettext_lazy("What was brought in from a file was taken out again"),
    "erasure_asked": gettext_lazy("You asked us to erase your diary"),
    "erasure_undone": gettext_lazy("You undid the erasing"),
    "diary_erased": gettext_lazy("Your diary was erased"),
    "share_made": gettext_lazy("A link was made to show something to somebody"),
    "share_opened": gettext_lazy("A link of yours was opened"),
    "share_ended": gettext_lazy("A link of yours was ended"),
}
NAMES = {
    "edge": "Edge",
    "opera": "Opera",
    "firefox": "Firefox",
    "chrome": "Chrome",
    "safari": "Safari",
    "iphone": "iPhone",
    "ipad": "iPad",
    "android": "Android",
    "windows": "Windows",
    "chromebook": "Chromebook",
    "mac": "Mac",
    "linux": "Linux",
}
"""Names of makers and their things: the same in every language."""
BOTH = 2


def said(what: str) -> str:
    """Return an event in words; one that came from a newer version is at least named as one."""
    return str(SAID.get(what) or _("Something else was done"))


def device(code: str) -> str:
    """Return a sort of device, as ``diary.domain.activity.device_of`` gives it, in words."""
    names = [NAMES[part] for part in code.split() if part in NAMES]
    if len(names) == BOTH:
        return _("%(browser)s on %(system)s") % {"browser": names[0], "system": names[1]}
    return names[0] if names else _("Another device")

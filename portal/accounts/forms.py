"""Forms of signing up, signing in, joining the staff and leaving for good."""

from typing import Any

from allauth.account.fields import PasswordField
from allauth.account.forms import LoginForm, SignupForm
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import ROLE_CHOICES
from portal.accounts.sessions import SHARED, begin_session

TOTP_STEP_SECONDS = 30


def shared_device_field() -> forms.BooleanField:
    """Return the tick box with which a person says that others use this device too."""
    return forms.BooleanField(
        required=False,
        label=_("Other people use this device"),
        help_text=_("Signs you out after 30 minutes without use, and when the browser is closed."),
    )


class SignInForm(LoginForm):
    """An e-mail address: with a password if there is one, otherwise a code is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["login"].widget.attrs.update(
            {"autocomplete": "username webauthn", "inputmode": "email", "placeholder": ""}
        )
        self.fields["password"] = PasswordField(
            label=_("Password"), required=False, autocomplete="current-password"
        )
        self.fields["password"].widget.attrs["placeholder"] = ""
        self.fields["shared"] = shared_device_field()

    def clean(self) -> dict[str, Any]:
        """Send no code to somebody who pressed the password's button and left it empty."""
        if self.data.get("way") == "password" and not self.cleaned_data.get("password"):
            self.add_error("password", _("Type your password, or ask for a code instead."))
        return super().clean()  # type: ignore[no-any-return]

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        shared = self.cleaned_data["shared"]
        request.session[SHARED] = shared
        response = super().login(request, redirect_url=redirect_url)
        if request.user.is_authenticated:  # allauth has just set a lifetime of its own
            begin_session(request, request.user, shared=shared)
        return response


class SignUpForm(SignupForm):
    """An e-mail address, and nothing else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs.update({"inputmode": "email", "placeholder": ""})
        self.fields["shared"] = shared_device_field()

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        request.session[SHARED] = self.cleaned_data["shared"]
        return super().try_save(request)  # type: ignore[no-any-return]


class ActivateTotpForm(ActivateTOTPForm):
    """Sets up an authenticator app; the code shown then is used up, as at every later sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update({"placeholder": "", "inputmode": "numeric"})

    def clean_code(self) -> str:
        code: str = super().clean_code()
        digits = "".join(c for c in code if c.isalnum()).lower()
        key = f"allauth.mfa.totp.used?user={self.user.pk}&code={digits}"
        if not cache.add(key, "y", timeout=TOTP_STEP_SECONDS):
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class CodeForm(forms.Form):
    """The digits of a code that was sent by e-mail."""

    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Type all 6 digits of the code.")},
    )


class EraseForm(forms.Form):
    """Asks for one word, so that nobody erases a diary by a slip of the thumb."""

    word = forms.CharField(
        label=_("Type ERASE to say that you are sure"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Type ERASE, or go back and keep your diary.")},
    )

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"].strip().upper()
        if word != "ERASE":
            raise ValidationError(_("Type the word ERASE, in letters as shown here."))
        return word


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("They get a link that works once, for seven days."),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=ROLE_CHOICES,
        help_text=_("What they may do. Nobody signs or publishes what they wrote themselves."),
    )


class JoinForm(forms.Form):
    """The name under which colleagues will see a new member of staff."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)

"""Forms of signing up, signing in, joining the staff and leaving for good."""

from typing import Any

from allauth.account.fields import PasswordField
from allauth.account.forms import LoginForm, SignupForm
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
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
    """What to erase, and when; what cannot be undone asks for one word, against a slip of the thumb."""

    WHAT = (
        ("diary", _("My diary. I keep my account.")),
        ("account", _("My diary and my account, with my e-mail address")),
    )
    WHEN = (
        ("later", _("In 7 days. It is closed now, and I can change my mind until then.")),
        ("now", _("Now. Nobody can bring it back.")),
    )
    what = forms.ChoiceField(
        label=_("What do you want to erase?"),
        choices=WHAT,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Choose what we should erase.")
        ),
    )
    when = forms.ChoiceField(
        label=_("When?"),
        choices=WHEN,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Choose when we should erase it.")
        ),
    )
    word = forms.CharField(
        required=False,
        label=_("Only if you chose “Now”: type ERASE to say that you are sure"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, has_diary: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_diary:
            self.fields["what"].choices = [("account", _("My account, with my e-mail address"))]

    def clean(self) -> dict[str, Any]:
        """Ask for the word where nothing can be taken back."""
        said: dict[str, Any] = self.cleaned_data
        if said.get("when") == "now" and said.get("word", "").strip().upper() != "ERASE":
            self.add_error("word", _("Type the word ERASE, in letters as shown here."))
        return said


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

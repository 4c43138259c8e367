"""A question in the patient's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.visits.questions import KEY_LENGTH
from diary.forms.visits.part import Line


class QuestionForm(forms.Form):
    """One question; ``replaces`` names the one whose words it changes."""

    use_required_attribute = False

    own = Line(
        label=_("Your own question"),
        help_text=_("As you would say it."),
        required=True,
        error_messages={"required": _("Write a question, or choose one below.")},
    )
    replaces = forms.CharField(required=False, max_length=KEY_LENGTH, widget=forms.HiddenInput)

    def say_full(self) -> None:
        self.add_error(
            "own",
            _(
                "Ten questions are the most that fit. Take one off the list below, then add this one."
            ),
        )

    def say_deleted(self) -> None:
        self.add_error(
            None, _("This visit was deleted. Bring it back first, perhaps in another tab.")
        )

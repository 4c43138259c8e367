"""What a reader says of an article."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from education.models.feedback import LONGEST_WORDS

YES, NO = "yes", "no"


class FeedbackForm(forms.Form):
    """A yes or a no, and some words for those who have any."""

    useful = forms.ChoiceField(
        label=_("Was this page useful?"),
        choices=((YES, _("Yes")), (NO, _("No"))),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose yes or no."),
            "invalid_choice": _("Choose yes or no."),
        },
    )
    words = forms.CharField(
        label=_("What was good, or what was missing?"),
        required=False,
        help_text=_(
            "You need not write anything. Please leave out your name and anything about your health."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST_WORDS}),
    )

    def clean_words(self) -> str:
        # A browser counts a new line as one character, and sends it as two.
        words = self.cleaned_data["words"].replace("\r\n", "\n")
        over = len(words) - LONGEST_WORDS
        if over > 0:
            raise ValidationError(
                ngettext(
                    "Write at most 1,000 characters: take out %(over)s character.",
                    "Write at most 1,000 characters: take out %(over)s characters.",
                    over,
                )
                % {"over": over}
            )
        return words

    def answer(self) -> dict[str, object]:
        """Return what was said, as the action takes it."""
        return {
            "useful": self.cleaned_data["useful"] == YES,
            "words": self.cleaned_data["words"],
        }

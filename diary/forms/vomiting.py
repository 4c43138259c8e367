"""Being sick."""

from django.utils.translation import gettext_lazy as _

from diary.forms.base import TimedForm
from diary.forms.choices import VOMIT_TILES
from diary.forms.fields import Pick, Whole
from diary.forms.measurement import between


class VomitingForm(TimedForm):
    """Only the time is needed; an entry that does not say how often counts once."""

    kind = "vomiting"
    moment = "occurred_at"

    content = Pick(
        VOMIT_TILES, label=_("What came up?"), help_text=_("If in doubt, pick the worst.")
    )
    times = Whole(
        label=_("How many times?"),
        help_text=_("Around that time, in one go. Leave blank if you don’t know."),
        validators=between(1, 100),
    )

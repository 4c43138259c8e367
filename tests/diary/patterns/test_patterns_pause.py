"""Looking for patterns with food pauses where it could do harm, and says why."""

import pytest

from diary.domain.patterns.pause import LEAST_DAYS, pauses


@pytest.mark.parametrize(
    ("raised", "habits", "why"),
    [
        ((), {}, ()),
        (("RF01", "RF50"), {"late_meal": 40}, ()),
        (("RF53",), {}, ("restriction",)),
        (("RF42", "RF53", "RF42"), {}, ("weight_loss", "restriction")),
        ((), {"ate_very_little": LEAST_DAYS - 1}, ()),
        ((), {"ate_very_little": LEAST_DAYS}, ("eating_little",)),
    ],
)
def test_a_pause_has_a_reason_and_no_reason_no_pause(raised, habits, why):
    assert pauses(raised, habits) == why

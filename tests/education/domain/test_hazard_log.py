"""The hazard log is one file, read whole: for the page of the CMS, and for whoever checks the tests it names."""

from pathlib import Path

import pytest

from education.domain.hazard_log import HazardLogFault, read_hazards

LOG = (Path(__file__).resolve().parents[3] / "docs/hazard-log.md").read_text()


def test_every_hazard_of_the_table_has_a_cause_a_control_and_what_is_left():
    hazards = read_hazards(LOG)

    assert [hazard.id for hazard in hazards] == [f"H{n:02}" for n in range(1, len(hazards) + 1)]
    assert len(hazards) >= 17
    for hazard in hazards:
        assert hazard.cause, hazard.id
        assert hazard.control, hazard.id
        assert hazard.residual_risk, hazard.id


def test_every_hazard_that_is_controlled_names_a_test():
    assert [h.id for h in read_hazards(LOG) if not h.tests and h.state != "not built yet"] == []


def test_nothing_of_a_long_control_is_cut():
    first = read_hazards(LOG)[0]

    assert first.cause.endswith("counts as no.")
    assert first.control.startswith("rules are data")
    assert LOG.count("tests/", LOG.index("## H01"), LOG.index("## H02")) >= len(first.tests) > 5


@pytest.mark.parametrize(
    "text", ["", "| H01 | One | partly |\n\n## H01 One\n\n- **Cause**: a slip\n"]
)
def test_a_log_that_lacks_something_is_refused(text):
    with pytest.raises(HazardLogFault):
        read_hazards(text)

"""A rule in plain words, as editors and reviewers read it."""

from education.domain.red_flags.catalogue import catalogue
from education.trying.plain_rule import rule_in_words


def test_every_shipped_rule_can_be_said_in_words():
    for flag in catalogue():
        lines = rule_in_words(flag.rule)
        assert lines, flag.code
        assert all(line.text and line.depth <= 6 for line in lines), flag.code


def test_a_rule_is_said_line_by_line_as_deep_as_it_stands():
    lines = rule_in_words(
        "lump and (fit_ug_g >= 10 or not RF43) and weight_loss_intended is not yes"
    )
    assert [line.depth for line in lines] == [0, 1, 1, 2, 2, 3, 1]
    assert lines[0].text == "All of these:"
    assert lines[1].text.endswith("yes, or not sure")
    assert lines[3].text.endswith("at least 10")
    assert lines[5].text == "RF43 fires"
    assert lines[6].text.endswith("anything but yes, also no answer")


def test_a_rule_that_cannot_be_read_says_what_is_wrong():
    (line,) = rule_in_words("lump and")
    assert "Expected" in line.text

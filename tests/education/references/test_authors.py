"""Names, from the many ways files write them."""

import pytest

from education.domain.references.authors import inverted, is_group


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Camilleri, Michael", "Camilleri M"),
        ("Camilleri, M. J.", "Camilleri MJ"),
        ("Camilleri, MJ", "Camilleri MJ"),
        ("Müller, Hans-Peter", "Müller HP"),
        ("de la Cruz, María José", "de la Cruz MJ"),
        ("O'Grady, R", "O'Grady R"),
        ("Smith, John, Jr.", "Smith J Jr"),
        ("Smith, Jr, John", "Smith J Jr"),
        ("Smith, John, III", "Smith J 3rd"),
        ("Camilleri M", "Camilleri M"),
        ("World Health Organization,", "World Health Organization"),
        ("Œuvrard, Élodie", "Œuvrard É"),
        ("山田, 太郎", "山田 太"),
    ],
)
def test_a_name_is_written_as_journals_do(name, shown):
    assert inverted(name) == shown


def test_a_group_is_told_from_a_person():
    assert is_group("World Health Organization")
    assert is_group("World Health Organization,")
    assert is_group("NICE")
    assert not is_group("Camilleri, Michael")
    assert not is_group("Camilleri M")
    assert not is_group("Rose ME 3rd")

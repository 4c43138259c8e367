"""Planning what an article offers: its words, its days and its exclusions come along, and stay checked."""

from uuid import UUID

import pytest

from diary.snapshots.strategies import forget_strategies
from education.published import forget_content_version
from tests.diary.experiments.pages import NEW, NO_CONCERN, address, checked, part, sent
from tests.education.strategies import trying

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _read_anew():
    forget_strategies()
    yield
    forget_strategies()
    forget_content_version()


def test_a_strategy_brings_its_words_days_and_symptoms_and_is_asked_what_it_changes(signed_in):
    trying.offering(
        trying.strategy(not_for=["red_flag", "coeliac_test"], removes_gluten=True, block_days=28)
    )
    checked(signed_in.patient)
    address_of_it = f"{NEW}?try=sample_try"
    assert address_of_it in signed_in.get("/diary/experiments/").content.decode()

    page = signed_in.get(address_of_it)
    form = page.context["form"]
    assert all(form[name].value() for name in ("what", "compared_with"))
    assert "What research knows about it" in page.content.decode()
    answer = sent(signed_in, address_of_it)
    id = UUID(answer.url.split("/")[3])

    asked = signed_in.get(address("experiment_safety", id)).context["form"].fields
    assert "gluten" not in asked
    assert asked["tested"].required
    said = {name: value for name, value in NO_CONCERN.items() if name != "gluten"}
    part(signed_in, "safety", id, **said, tested="no")
    assert "The coeliac test first" in signed_in.get(address("experiment", id)).content.decode()

    part(signed_in, "safety", id, **said, tested="yes")
    days = signed_in.get(address("experiment_days", id)).context["form"]
    assert [mark for mark, _words in days.fields["layout"].choices] == ["before_after-28-7-28"]

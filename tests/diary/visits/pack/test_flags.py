"""The red flags of a pack: nothing that was found, not sure or not answered is ever missing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from diary.domain.about import about_from_profile
from diary.domain.facts import derive_facts
from diary.domain.observations import observe_all
from diary.domain.visits.document import Points
from diary.domain.visits.pack.flags import area_of, pack_flags
from diary.domain.visits.plain_text import plain_text
from diary.domain.wording_lint import lint
from diary.wording.questions import AREA_TITLES, question_text
from diary.wording.visits import pack_document
from education.domain.red_flags.evaluate import evaluate
from education.domain.red_flags.facts import registry
from tests.diary.factories import a_payload
from tests.diary.visits.pack.said import said, section, whole
from tests.diary.visits.packs import (
    MADE,
    RULES,
    SHIPPED,
    TODAY,
    a_bleed,
    a_run,
    a_source,
    kept,
    sample_entries,
)

BLEED = a_bleed(TODAY - timedelta(days=3))
SICK = a_payload(
    "vomiting", occurred_at=MADE - timedelta(hours=3), recorded_at=MADE, content="blood"
)
SIGN = "You have noticed blood when you poo, even once"
EMERGENCY_SIGN = "You have been sick with blood or coffee-ground bits in the last day"


def test_the_pack_finds_what_the_checklist_finds_in_the_same_diary():
    source = a_source(sample_entries())
    observations = observe_all((e.payload, str(e.id)) for e in source.entries)
    facts = derive_facts(observations, about_from_profile(source.profile, TODAY), MADE, source.zone)

    fired = evaluate(SHIPPED, facts, MADE).fired

    assert len(fired) > 2
    assert [(r.code, r.tier) for r in pack_flags(source).raised] == [
        (f.code, f.tier) for f in fired
    ]
    for one in fired:
        assert SHIPPED.by_code[one.code].data.sign in said(source, "flags")


def test_every_flag_of_the_checklist_is_in_every_form_with_its_reason_and_guideline():
    document = pack_document(a_source(run=a_run()))

    for text in (whole(document), plain_text(document)):
        assert SIGN in text
        assert "even if you think it is piles?” yes (22 November)" in text
        assert "diary: blood on the paper on 12 November 2026" in text
        assert "Guideline: NICE NG12 (guideline for doctors), section 1.3" in text
        assert "Are you losing weight?" in text  # answered not sure
        assert "Do you have a lump?" in text  # not answered


def test_a_flag_that_the_diary_raises_after_the_checklist_is_in_too():
    source = a_source(kept(SICK), run=a_run())

    text = said(source, "flags")

    assert pack_flags(source).raised[0].code == "RF01"
    assert text.index("Emergency") < text.index(EMERGENCY_SIGN) < text.index(SIGN)


def test_an_old_no_hides_nothing_that_was_recorded_since():
    pain = a_payload("symptom", tag="chest_pain", severity_0_10=8, started_at=MADE - timedelta(hours=1), recorded_at=MADE)  # fmt: skip
    answers = {"answered": {"chest_pain": "no"}, "facts": {"chest_pain": "no"}, "items": ()}

    alone = pack_flags(a_source(kept(pain))).raised
    after_no = pack_flags(a_source(kept(pain), run=a_run(**answers))).raised

    assert {one.code for one in alone} <= {one.code for one in after_no}
    assert "RF08" in {one.code for one in after_no}


def test_one_flag_found_twice_stands_once_at_its_most_urgent():
    run = a_run(items=tuple(replace_tier(item, "urgent") for item in a_run().items))

    raised = pack_flags(a_source(kept(BLEED), run=run)).raised

    assert [one.tier for one in raised if one.code == "RF43"] == ["urgent"]
    assert said(a_source(kept(BLEED), run=run), "flags").count(SIGN) == 1


def replace_tier(item, tier):
    return item.model_copy(update={"tier": tier})


def test_without_a_checklist_every_question_is_listed_as_not_answered():
    document = pack_document(a_source())

    text = plain_text(document)

    for known in registry().values():
        if known.question and known.code not in ("age_years", "has_ovaries"):  # of the profile
            assert question_text(known.code) in text, known.code
    assert "nobody asked about the emergency signs" in text
    assert "There is not enough information to say anything" in text


def test_many_open_questions_are_counted_on_the_first_page_and_named_behind_it():
    many = tuple(f"Question {n}?" for n in range(40))

    document = pack_document(a_source(run=a_run(not_asked=many)))

    assert "General and family 40" in section(document, "flags")
    assert "Question 39?" not in section(document, "flags")
    behind = [one for one in document.appendix if one.code == "flags"]
    assert len(behind) == 1
    assert "Question 39?" in plain_text(document)


def test_what_a_run_asked_in_another_language_is_asked_in_that_of_the_pack():
    kept_text = "¿Tiene un bulto?"

    document = pack_document(a_source(run=a_run(language="es", not_answered=(kept_text,))))

    assert kept_text in plain_text(
        document
    )  # no question of ours any more: it stays as it was kept


def test_a_flag_in_another_version_keeps_the_words_that_were_seen():
    old = tuple(i.model_copy(update={"version": 0, "sign": "The old words"}) for i in a_run().items)

    text = said(a_source(run=a_run(items=old)), "flags")

    assert "The old words" in text
    assert "a guideline, section 1" in text


def test_a_run_kept_before_its_facts_says_its_reasons_as_they_were():
    old = tuple(i.model_copy(update={"facts": ()}) for i in a_run().items)

    assert "checklist of 22 November: You answered yes." in said(a_source(run=a_run(items=old)), "flags")  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "Emergency signs: answered “none of these”"),
        ({"signs_open": True}, "The emergency signs were not answered."),
        ({"signs": ("Bleeding a lot",)}, "Bleeding a lot"),
    ],
)
def test_the_emergency_signs_are_said_plainly(fields, text):
    assert text in said(a_source(run=a_run(**fields)), "flags")


def test_a_ticked_emergency_sign_stands_among_the_emergencies():
    document = pack_document(a_source(run=a_run(signs=("Bleeding a lot",))))

    (block,) = [
        b
        for b in document.sections[0].blocks
        if isinstance(b, Points) and "Bleeding a lot" in b.items
    ]
    assert block.urgency == "emergency"


def test_what_the_clinic_has_not_signed_is_said_only_when_it_is_an_emergency():
    unsigned = replace(RULES, live=frozenset())

    text = said(a_source(kept(BLEED, SICK), rules=unsigned), "flags")

    assert EMERGENCY_SIGN in text
    assert "the clinic has not signed it" in text
    assert SIGN not in text


def test_a_checklist_that_does_not_open_is_said():
    assert "could not be opened" in said(a_source(run_is_lost=True), "flags")


def test_nothing_in_a_pack_reassures_or_concludes():
    for source in (a_source(), a_source(sample_entries(), run=a_run()), a_source(kept(BLEED))):
        document = pack_document(
            replace(source, visit=source.visit.model_copy(update={"questions": ()}))
        )
        assert lint(plain_text(document)) == ()


def test_every_step_has_a_title():
    assert {area_of(code) for code in registry()} <= AREA_TITLES.keys()


def test_a_flag_that_only_the_checklist_found_stays_when_nothing_shows_it_now():
    run = a_run(answered={}, facts={}, evidence=())

    (raised,) = pack_flags(a_source(run=run)).raised

    assert (raised.code, raised.now) == ("RF43", None)
    assert SIGN in said(a_source(run=run), "flags")

"""Try before publish: the cases that would come out otherwise, and no signature without having looked."""

from time import process_time

import pytest

from education.domain.red_flags.catalogue import catalogue
from education.models import RedFlag, RuleTrial, Signature
from education.models.refusals import NotReady
from education.setting_up.content import red_flag_fields
from tests.education import shelf
from tests.education.trying.drafts import changed, hand_in, look, page_of, sign_off

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_case_is_shown_before_and_after_with_what_the_patient_reads(browsers, draft):
    answer = browsers["reviewer"].get(page_of(draft))

    trial = answer.context["trial"]
    assert trial.changes
    assert {(c.before.tier, c.after.tier) for c in trial.changes} == {("urgent", "soon")}
    assert trial.unchanged > len(trial.changes)
    assert "Contact your practice this week." in trial.changes[0].gone
    assert "Book a routine appointment." in trial.changes[0].new
    page = answer.content.decode()
    assert "<ins>" in page
    assert "stay the same" in page


def test_patients_still_get_what_is_live_while_it_is_tried(browsers, draft):
    browsers["reviewer"].get(page_of(draft))

    assert RedFlag.objects.get(pk=draft.pk).tier == "urgent"


def test_changed_words_alone_are_shown_as_that(browsers, people, shelf_of_flags):
    flag = changed(shelf_of_flags[0], people["writer"], why_it_matters="Said in other words.")

    trial = browsers["reviewer"].get(page_of(flag)).context["trial"]

    assert trial.changes
    assert all(change.only_words for change in trial.changes)
    assert "Said in other words." in trial.changes[0].new


def test_what_cannot_be_used_gets_a_sentence_and_no_error_page(browsers, people, shelf_of_flags):
    flag = shelf_of_flags[0]
    rules = [{"rule": rule} for rule in ("", "lump and", "lump is 5", "nothing", "RF32", "(" * 900)]
    cases = [
        {"tier_cases": odd} for odd in ("age<50", [1], {"when": 1}, [{"when": "<", "tier": "x"}])
    ]
    for values in (*rules, *cases):
        newest = flag.get_latest_revision_as_object()
        newest.rule, newest.tier_cases = "lump", []
        for name, value in values.items():
            setattr(newest, name, value)
        newest.save_revision(user=people["writer"], clean=False)
        flag = RedFlag.objects.get(pk=flag.pk)

        answer = browsers["reviewer"].get(page_of(flag))
        posted = browsers["reviewer"].post(page_of(flag), {"rule_set": "x"}, follow=True)

        assert (answer.status_code, posted.status_code) == (200, 200), values
        assert "RF32" in answer.context["tried"].trouble, values
    assert not RuleTrial.objects.exists()


def test_nobody_signs_before_having_looked(browsers, people, draft):
    hand_in(draft, people["writer"])

    refused = sign_off(browsers["reviewer"], draft)
    assert "Try it first" in refused.content.decode()
    assert not Signature.objects.filter(revision=draft.latest_revision_id).exists()

    look(browsers["reviewer"], draft)
    sign_off(browsers["reviewer"], draft)

    signature = Signature.objects.get(revision=draft.latest_revision_id)
    newest = draft.get_latest_revision_as_object()
    assert signature.tried_rule_set == newest.rules_with_it().content_hash
    assert signature.guidelines_checked_on
    assert signature.guideline_versions == "Sample guideline, version 3"


def test_another_persons_look_is_not_the_signers(browsers, people, draft):
    hand_in(draft, people["writer"])
    look(browsers["publisher"], draft)

    refused = sign_off(browsers["reviewer"], draft)

    assert RuleTrial.objects.count() == 1
    assert "Try it first" in refused.content.decode()
    assert not Signature.objects.filter(revision=draft.latest_revision_id).exists()


def test_a_look_is_worth_nothing_once_another_red_flag_went_live(browsers, people, draft):
    hand_in(draft, people["writer"])
    seen = browsers["reviewer"].get(page_of(draft)).context["tried"].rule_set
    look(browsers["reviewer"], draft)
    shelf.red_flag("RF43", "soon", rule="stool_blood_older")

    stale = browsers["reviewer"].post(page_of(draft), {"rule_set": seen})
    refused = sign_off(browsers["reviewer"], draft)

    assert stale.status_code == 409
    assert "changed while you were reading" in stale.content.decode()
    assert "Try it first" in refused.content.decode()
    assert not Signature.objects.filter(revision=draft.latest_revision_id).exists()


def test_a_signature_says_which_guideline_was_checked_and_when(browsers, people, draft):
    hand_in(draft, people["writer"])
    look(browsers["reviewer"], draft)

    for missing in (
        {"guideline_versions": " "},
        {"guidelines_checked_on": ""},
        {"guidelines_checked_on": "2999-01-01"},
    ):
        refused = sign_off(browsers["reviewer"], draft, **missing)
        assert refused.status_code == 200
        assert not Signature.objects.filter(revision=draft.latest_revision_id).exists(), missing


def test_nobody_signs_what_they_wrote_however_well_they_looked(browsers, people, shelf_of_flags):
    flag = changed(shelf_of_flags[0], people["reviewer"], tier="soon")
    hand_in(flag, people["writer"])
    look(browsers["reviewer"], flag)

    sign_off(browsers["reviewer"], flag)

    assert not Signature.objects.filter(revision=flag.latest_revision_id).exists()


def test_the_reviewer_sees_source_signatures_and_the_way_to_try_it(browsers, draft):
    answer = browsers["reviewer"].get(f"/cms/review/{draft.latest_revision_id}/")

    page = answer.content.decode()
    assert page_of(draft) in page
    assert "Sample organisation sample document, version 1" in page
    assert "Sample guideline 1" in page  # of the signature before


def test_all_shipped_red_flags_are_tried_in_two_seconds(browsers, people):
    rows = [RedFlag(**red_flag_fields(flag), locale=shelf.source_locale()) for flag in catalogue()]
    for row in rows:
        row.live = False
    RedFlag.objects.bulk_create(rows)
    RedFlag.objects.update(live=True)  # as they would be; what is signed is not what is measured
    flag = changed(RedFlag.objects.get(code="RF27"), people["writer"], tier="soon")

    start = process_time()
    answer = browsers["reviewer"].get(page_of(flag))

    assert process_time() - start < 2
    assert answer.context["trial"].cases == 74
    assert answer.context["trial"].changes


def published(publisher, flag):
    """Press "Publish" in the editor's place: the guard stands behind every button."""
    revision = flag.latest_revision
    try:
        revision.publish(user=publisher)
    except NotReady as refusal:
        return str(refusal)
    return ""


@pytest.fixture
def signed(browsers, people, draft):
    """Return a red flag with a newer version that was tried and signed, not published."""
    hand_in(draft, people["writer"])
    look(browsers["reviewer"], draft)
    sign_off(browsers["reviewer"], draft)
    return RedFlag.objects.get(pk=draft.pk)


def test_what_was_tried_is_published_while_the_live_rules_are_the_same(people, signed):
    assert published(people["publisher"], signed) == ""
    assert RedFlag.objects.get(pk=signed.pk).tier == "soon"


def test_publishing_asks_for_a_new_look_once_other_rules_are_live(browsers, people, signed):
    shelf.red_flag("RF43", "soon", rule="stool_blood_older")

    assert "try it again" in published(people["publisher"], signed)
    assert RedFlag.objects.get(pk=signed.pk).tier == "urgent"

    look(browsers["publisher"], signed)  # no clinical reviewer
    assert "try it again" in published(people["publisher"], signed)

    look(browsers["reviewer"], signed)
    assert published(people["publisher"], signed) == ""
    assert RedFlag.objects.get(pk=signed.pk).tier == "soon"


def test_a_red_flag_taken_down_meanwhile_asks_for_a_new_look_too(people, signed):
    RedFlag.objects.get(code="RF01").unpublish()

    assert "try it again" in published(people["publisher"], signed)


def test_whoever_wrote_it_does_not_look_again_for_themselves(browsers, people, signed):
    shelf.red_flag("RF43", "soon", rule="stool_blood_older")
    people["writer"].groups.add(*people["reviewer"].groups.all())

    look(browsers["writer"], signed)

    assert "try it again" in published(people["publisher"], signed)


def test_a_rule_that_broke_meanwhile_is_said_at_publishing(people, signed):
    RedFlag.objects.filter(code="RF01").update(rule="lump and")

    assert "A rule cannot be used" in published(people["publisher"], signed)

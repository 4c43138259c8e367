"""Parts of a page that are kept: the same for everybody whose facts are the same, another's for nobody."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils.translation import override

from portal.styleguide import LINE
from portal.templatetags import kept

NASTY = '<script>alert("x")</script>'


def header(**context):
    user = context.pop("user", AnonymousUser())
    request = SimpleNamespace(user=user, path="/diary/")
    page = Template('{% kept "components/header.html" %}')
    return page.render(Context({"surface": "patient", "request": request, **context}))


def test_a_kept_part_differs_by_what_it_depends_on():
    patient = SimpleNamespace(is_authenticated=True, is_clinic_staff=False)
    staff = SimpleNamespace(is_authenticated=True, is_clinic_staff=True)
    pages = [header(), header(user=patient), header(user=staff), header(tab="today")]
    pages += [header(section="diary"), header(sample=True), header(clinic={"name": "Sample"})]
    with override("es"):
        pages.append(header())

    assert len(set(pages)) == len(pages)


def test_a_kept_part_sees_nothing_that_it_is_not_kept_under():
    page = Template('{% kept "components/clinic_name.html" %}')
    first = page.render(Context({"surface": "patient", "clinic": {"name": "Sample", "secret": 1}}))

    assert first.strip() == "Sample"
    assert "secret" not in kept.Clinic._fields


def test_what_is_given_by_name_is_part_of_what_it_is_kept_under():
    page = Template('{% kept "components/back_link.html" href=href label=label %}')
    written = [
        page.render(Context({"surface": "patient", "href": "/diary/", "label": label}))
        for label in ("One", "Two", NASTY)
    ]

    assert ["One" in written[0], "Two" in written[1], NASTY in written[2]] == [True, True, False]


@pytest.mark.parametrize(
    "field", ["title", "said", "detail", "edit_url", "edit_word", "edit_label"]
)
def test_a_row_escapes_what_it_is_given(field):
    row = kept.entry_row(SimpleNamespace(**{**LINE, field: NASTY}))

    assert NASTY not in row
    assert "&lt;script&gt;" in row


def test_a_row_says_what_there_is_and_nothing_else():
    bare = {"time": "", "said": "", "detail": "", "stool_form": None, "edit_word": ""}

    full = kept.entry_row(SimpleNamespace(**{**LINE, "late": True}))
    empty = kept.entry_row(SimpleNamespace(**{**LINE, **bare}))

    assert ["<time" in full, "<svg" in full, "Written later" in full, "<a " in full] == [True] * 4
    assert ["<time" in empty, "<svg" in empty, "hint" in empty, "<a " in empty] == [
        False,
        False,
        True,
        False,
    ]
    assert "All day" in empty


@pytest.mark.parametrize("ends", [None, (NASTY, NASTY)])
@pytest.mark.parametrize(("chosen", "checked"), [(None, 0), (0, 1), (10, 1)])
def test_a_scale_chooses_only_what_somebody_chose(chosen, checked, ends):
    row = SimpleNamespace(
        label=NASTY,
        hint=NASTY,
        name=NASTY,
        id="id_x",
        chosen=chosen,
        errors=False,
        field=None,
        ends=ends,
    )

    written = kept.score_row(row, with_ends=True)

    assert written.count("checked") == checked
    assert written.count('type="radio"') == 11
    assert NASTY not in written
    assert chosen is None or f'value="{chosen}" id="id_x_{chosen}" checked' in written

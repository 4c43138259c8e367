"""Letters of every script: with our fonts, with the machine's, and with none that has them."""

import pytest

from diary.typeset import pack
from diary.typeset.scripts import script_names
from education.typesetting.worker import unshown
from tests.diary.visits.pack_pdfs import made, reader, squeezed, words_of
from tests.diary.visits.pack_samples import with_story

pytestmark = pytest.mark.slow

OURS = (
    "Łódź, ğ, ß, ấ, naïve, œuvre, ½ × 2 ≥ −1 µg, “quoted” … – €",
    "Ελληνικά: πονάει η κοιλιά μου, ἄνθρωπος",
    "Українська: болить живіт, їжа, ґанок; Русский: ёж; Српски: љубав",
)
OTHERS = {
    "ألم في البطن": "Arabic",
    "כאב בטן": "Hebrew",
    "肚子疼": "Chinese characters",
    "पेट में दर्द": "Devanagari",
    "ᠬᠣᠳᠣᠳ": "Mongolian",
    "😀 👩‍⚕️": "emoji and other signs",
}


@pytest.fixture
def _only_ours(monkeypatch):
    monkeypatch.setattr(pack, "MACHINE_FONTS", False)


@pytest.mark.usefixtures("_only_ours")
def test_latin_greek_and_cyrillic_need_no_font_of_the_machine():
    pdf = made(with_story("\n".join(OURS)))

    assert pdf.is_ua
    assert squeezed("".join(OURS)) in words_of(reader(pdf))


@pytest.mark.parametrize("text", list(OTHERS))
@pytest.mark.parametrize("machine", [True, False])
def test_no_script_fails_a_pack_or_goes_in_silence(text, machine, monkeypatch):
    monkeypatch.setattr(pack, "MACHINE_FONTS", machine)

    pdf = made(with_story(f"before {text} after"))

    found = words_of(reader(pdf))
    assert "before" in found
    assert "after" in found
    if pdf.is_ua:
        assert not pdf.missing
    else:
        assert pdf.missing == OTHERS[text]
        assert (
            squeezed(f"Some letters here have no shape on paper and stand as boxes: {pdf.missing}.")
            in found
        )


@pytest.mark.usefixtures("_only_ours")
def test_letters_without_a_shape_are_named_and_the_file_stays_tagged():
    pdf = made(with_story("肚子疼 བོད"))

    assert not pdf.is_ua
    assert pdf.missing == "Chinese characters, Tibetan"
    assert reader(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_text_from_the_right_starts_at_the_right():
    starts = {}
    reader(made(with_story("ألم في البطن"))).pages[0].extract_text(
        visitor_text=lambda text, at, _tm, _font, _size: starts.setdefault(text.strip(), at[4])
    )

    assert starts["ألم"] > starts["في"] > starts["البطن"] > 150


def test_scripts_are_named_once_and_what_only_joins_is_not():
    assert script_names("肚子\u200d\ufe0f") == ["Chinese characters"]
    assert script_names("ひカ") == ["Japanese"]
    assert script_names("\ue000") == ["signs"]
    assert script_names("\u200d") == ["signs"]


def test_the_typesetters_report_is_read_with_its_escapes():
    report = 'error: the text `"\\u{f7c}"` could not be displayed with font `"x"`\nerror: the text `"\\"b"` could not be displayed'

    assert unshown(report) == ['"', "b", "\u0f7c"]

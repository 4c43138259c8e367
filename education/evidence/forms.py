"""The form of one reference, where a pasted citation fills the fields, and the form for many."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from wagtail.admin.forms import WagtailAdminModelForm

from education.domain.references.doubles import title_key
from education.domain.references.reading import Format, UnreadableList, read_references
from education.domain.references.record import Fault, Record
from education.evidence.adding import fields_of
from education.evidence.shelf import next_number
from education.evidence.wording import FORMAT_NAMES, problem_words, trouble_words

MOST_BYTES = 1_000_000
# Faults that leave a field empty although something stood there: the writer has to look.
_ODD = {Fault.ODD_DOI, Fault.ODD_PMID, Fault.ODD_YEAR, Fault.TOO_LONG, Fault.UNREADABLE}


class ReferenceForm(WagtailAdminModelForm):
    """A pasted citation fills what is empty; what somebody typed stays, and differences are told."""

    pasted = forms.CharField(
        label=_l("Paste a citation"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l(
            "RIS, BibTeX, PubMed (nbib) or CSL-JSON of one paper. Save the draft, and the empty "
            "fields below are filled from it."
        ),
    )

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        self.paste_troubles: list[Any] = []
        if data is not None and str(data.get("pasted", "")).strip():
            data = self._filled(data)
        super().__init__(data, *args, **kwargs)
        if self.instance.number is None and "number" in self.fields:
            self.fields["number"].initial = next_number()

    def clean_pasted(self) -> str:
        """Refuse a citation that could not be taken over whole; its text stays in the box."""
        if self.paste_troubles:
            raise forms.ValidationError(self.paste_troubles)
        return ""

    def _filled(self, data: Any) -> QueryDict:
        """Return the form's data with the empty fields filled from the pasted text."""
        filled = data.copy()
        try:
            records = read_references(str(data["pasted"]))
        except UnreadableList as refusal:
            self.paste_troubles = [trouble_words(refusal)]
            return filled
        if len(records) > 1:
            self.paste_troubles = [_these_are_several(len(records))]
            return filled
        self._fill(filled, records[0])
        if not self.paste_troubles:
            filled["pasted"] = ""
        return filled

    def _fill(self, filled: QueryDict, record: Record) -> None:
        odd = [problem for problem in record.problems if problem.fault in _ODD]
        self.paste_troubles += [problem_words(problem) for problem in odd]
        for name, value in (fields_of(record) if record.work else {}).items():
            typed = str(filled.get(name) or "").strip()
            if isinstance(value, bool):
                if value:
                    filled[name] = "on"
            elif value and not typed:
                filled[name] = str(value)
            elif value and title_key(typed) != title_key(str(value)):
                self.paste_troubles.append(_differs(self, name, typed, value))


def _these_are_several(count: int) -> Any:
    words = _("These are {count} references. Only one fits here:").format(count=count)
    return format_html(
        '{} <a href="{}">{}</a>', words, reverse("add_references"), _("add them from a list")
    )


def _differs(form: Any, name: str, typed: str, value: object) -> str:
    label = form.base_fields[name].label if name in form.base_fields else name
    words = _(
        "“{label}” says “{typed}”, the citation “{value}”. Empty that field to take the "
        "citation's, or empty this box to keep yours."
    )
    return words.format(label=label, typed=typed[:200], value=str(value)[:200])


class ReferenceListForm(forms.Form):
    """Reads many references, pasted or from a file; ``records`` are what they say."""

    pasted = forms.CharField(
        label=_l("Paste the references"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_l("RIS, BibTeX, PubMed (nbib) or CSL-JSON; up to 200 references."),
    )
    upload = forms.FileField(
        label=_l("Or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=_l("As PubMed, a journal or a reference manager exports it; at most 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".ris,.bib,.nbib,.json,.txt"}),
    )
    kind = forms.ChoiceField(
        label=_l("Format"),
        required=False,
        choices=[
            ("", _l("Find it out")),
            *((kind.value, name) for kind, name in FORMAT_NAMES.items()),
        ],
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        upload = cleaned.get("upload")
        text = _text_of(upload) if upload else cleaned.get("pasted", "")
        named = Format(cleaned["kind"]) if cleaned.get("kind") else None
        try:
            records = read_references(text, named)
        except UnreadableList as refusal:
            raise forms.ValidationError(trouble_words(refusal)) from None
        return {"text": text, "records": records, "kind": cleaned.get("kind", "")}


def _text_of(upload: UploadedFile) -> str:
    """Return the text of an uploaded file, whichever of the usual encodings it has."""
    data = bytes(upload.read(MOST_BYTES + 1))
    if len(data) > MOST_BYTES:
        raise forms.ValidationError(
            _("This file is larger than 1 MB. Export the references in parts, and add each part.")
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise forms.ValidationError(
            _("This file is no text. Export the references as RIS or BibTeX.")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")

"""The form that takes a document: chosen from the computer, or carried on from the preview."""

import base64
import binascii
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from education.domain.importing import MAX_BYTES, ArticleDraft, UnreadableDocument, read_document
from education.models import ArticlePage, EducationIndexPage

LONGEST_CARRIED = MAX_BYTES * 2
LONGEST_ID = 9


class PageChoice(forms.ModelChoiceField):
    """A page by its number; what no database could hold is no page."""

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and len(str(value)) > LONGEST_ID:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return super().to_python(value)


class DocumentForm(forms.Form):
    """Reads the document; ``draft`` is what it says. Nothing is kept between preview and making."""

    document = forms.FileField(
        label=_("Document"),
        required=False,
        allow_empty_file=True,
        help_text=_("Word (.docx), a saved web page (.html), plain text (.txt) or Markdown (.md)."),
        widget=forms.FileInput(attrs={"accept": ".docx,.html,.htm,.txt,.text,.md,.markdown"}),
    )
    carried = forms.CharField(required=False, widget=forms.HiddenInput)
    file_name = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)
    page = PageChoice(
        ArticlePage.objects.none(),
        label=_("Make it a new version of"),
        required=False,
        empty_label=_("the page that this file made before, or else a new page"),
        help_text=_("A page that only has the same title is left alone."),
    )

    def __init__(self, *args: Any, parent: EducationIndexPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["page"]
        if isinstance(choice, forms.ModelChoiceField):
            choice.queryset = ArticlePage.objects.child_of(parent).order_by("title")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("document")
        data = _upload_bytes(upload) if upload else _carried_bytes(cleaned.get("carried", ""))
        name = upload.name if upload else cleaned.get("file_name", "")
        if data is None or not name:
            raise forms.ValidationError(_("Choose the document first."))
        try:
            draft: ArticleDraft = read_document(data, name)
        except UnreadableDocument as error:
            raise forms.ValidationError(str(error)) from None
        return {
            "page": cleaned.get("page"),
            "draft": draft,
            "file_name": name[-100:],
            "carried": base64.b64encode(data).decode("ascii"),
        }


def _upload_bytes(upload: UploadedFile) -> bytes:
    """Return the upload, or as much of it as shows that it is too large."""
    return bytes(upload.read(MAX_BYTES + 1))


def _carried_bytes(text: str) -> bytes | None:
    if not text or len(text) > LONGEST_CARRIED:
        return None
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        return None

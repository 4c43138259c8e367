"""The form that takes a document: chosen from the computer, or carried on from the preview."""

import base64
import binascii
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from education.domain.importing import MAX_BYTES, ArticleDraft, UnreadableDocument, read_document

LONGEST_CARRIED = MAX_BYTES * 2


class DocumentForm(forms.Form):
    """Reads the document; ``draft`` is what it says. Nothing is kept between preview and making."""

    document = forms.FileField(
        label=_("Document"),
        required=False,
        allow_empty_file=True,
        help_text=_("Plain text (.txt) or Markdown (.md), at most 500 KB."),
        widget=forms.FileInput(attrs={"accept": ".txt,.text,.md,.markdown"}),
    )
    carried = forms.CharField(required=False, widget=forms.HiddenInput)
    file_name = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)

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

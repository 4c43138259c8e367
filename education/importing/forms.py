"""The forms of the import screen: a document chosen or pasted, and the page that it goes to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from education.domain.importing import MAX_BYTES, UnreadableDocument, read_document
from education.models import ArticlePage, EducationIndexPage

LONGEST_ID = 9
LONGEST_NAME = 200
ENDINGS = {"markdown": ".md", "text": ".txt", "web_page": ".html"}


class PageChoice(forms.ModelChoiceField):
    """A page by its number; what no database could hold is no page."""

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and len(str(value)) > LONGEST_ID:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return super().to_python(value)


class DocumentForm(forms.Form):
    """Takes a document and reads it; ``draft`` is what it says and ``data`` are its bytes."""

    document = forms.FileField(
        label=_("Choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Word (.docx, at most 20 MB), a saved web page (.html, 4 MB), plain text (.txt) or Markdown "
            "(.md, 500 KB). An old Word file (.doc), RTF or PDF: save it as .docx first."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.html,.htm,.txt,.text,.md,.markdown"}),
    )
    pasted = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        help_text=_(
            "Headings, lists and questions are told by their shape. From Word, a file keeps more."
        ),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    pasted_as = forms.ChoiceField(
        label=_("What was pasted"),
        help_text=_("Only for text that was pasted; a file says itself what it is."),
        required=False,
        choices=(
            ("text", _("Plain text")),
            ("markdown", _("Markdown")),
            ("web_page", _("HTML of a web page")),
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        data, name = self._chosen(cleaned)
        try:
            draft = read_document(data, name)
        except UnreadableDocument as error:
            raise forms.ValidationError(str(error)) from None
        return {"data": data, "draft": draft, "file_name": name}

    def _chosen(self, cleaned: dict[str, Any]) -> tuple[bytes, str]:
        """Return the bytes and the name of what was chosen, else of what was pasted."""
        upload = cleaned.get("document")
        pasted: str = cleaned.get("pasted") or ""
        if upload and upload.name:
            return bytes(upload.read(MAX_BYTES + 1)), upload.name.replace("\x00", "")[
                -LONGEST_NAME:
            ]
        if not pasted.strip():
            raise forms.ValidationError(_("Choose a file, or paste the text, then try again."))
        first = next(line.strip() for line in pasted.splitlines() if line.strip())
        ending = ENDINGS.get(cleaned.get("pasted_as") or "text", ".txt")
        return pasted.encode("utf-8", "replace"), f"{_('Pasted')} – {first[:60]}{ending}"


class PageForm(forms.Form):
    """Asks which page a document becomes a new version of."""

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

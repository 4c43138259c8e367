"""The forms for pictures and documents: what is stored is what its name says, and nothing besides."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from PIL import Image, ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

PDF_STARTS = b"%PDF-"
HELP = {
    "title": _lazy("What you will look for in the list: “Bowl of oats”."),
    "file": _lazy("JPEG, PNG, WebP or AVIF, at most 10 MB and 40 million pixels."),
    "description": _lazy(
        "One sentence for those who cannot see it, as you would say it on the telephone."
    ),
    "tags": _lazy("Words that bring it up in the list, with commas between them."),
}
QUALITY = 90


class PictureField(WagtailImageField):
    """A picture, decoded whole and written anew: a camera's place and name do not travel along."""

    def to_python(self, data: Any) -> Any:
        """Return the picture as it will be stored; refuse what cannot be decoded."""
        try:
            checked = super().to_python(data)
            return checked and written_anew(checked)
        except ValidationError:
            raise
        except Exception as broken:  # decoders raise anything
            message = _("This file cannot be read as a picture. Save it again and try once more.")
            raise ValidationError(message, code="invalid_image") from broken


def written_anew(upload: Any) -> SimpleUploadedFile:
    """Return the picture of ``upload`` turned upright and without what else its file held."""
    upload.seek(0)
    out = BytesIO()
    with Image.open(upload) as picture:
        kind = picture.format
        upright = ImageOps.exif_transpose(picture)
        colours = upright.info.get("icc_profile")
        upright.info = {}
        kept = {"icc_profile": colours} if colours else {}
        upright.save(out, format=kind, quality=QUALITY, **kept)
    stored = SimpleUploadedFile(upload.name, out.getvalue(), upload.content_type)
    stored.image = upload.image
    return stored


class PictureForm(BaseImageForm):
    """The form of one picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, text in HELP.items():
            if name in self.fields:
                self.fields[name].help_text = text
        if known := self.fields.get("file"):
            field = PictureField(
                label=known.label,
                required=known.required,
                help_text=known.help_text,
                widget=known.widget,
            )
            self.fields["file"] = field


class PdfForm(BaseDocumentForm):
    """The form of one document."""

    def clean_file(self) -> Any:
        """Refuse a file that only calls itself a PDF."""
        upload = self.cleaned_data["file"]
        upload.seek(0)
        starts = upload.read(len(PDF_STARTS))
        upload.seek(0)
        if starts != PDF_STARTS:
            raise ValidationError(_("This file is not a PDF, whatever its name says."))
        return upload

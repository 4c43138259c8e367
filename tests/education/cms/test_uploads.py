"""Pictures and documents: decoded, written anew, and unchanged once something shows them."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from education.models import ClinicImage
from education.workflow import InUse
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADD = "/cms/images/add/"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(kind="JPEG", size=(40, 30), **saved):
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, format=kind, **saved)
    return out.getvalue()


def taken_with_a_phone():
    """Return a JPEG that says where it was taken and lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "Sample place"
    return picture(exif=exif)


def upload(browser, name, content, address=ADD):
    file = SimpleUploadedFile(name, content, "image/jpeg")
    return browser.post(address, {"title": "Sample", "file": file, "credit": "Sample"})


def kept_image(name="sample.png", **values):
    file = ImageFile(BytesIO(picture("PNG")), name=name)
    return ClinicImage.objects.create(title="Sample", file=file, **values)


def shown_in_an_article():
    image = kept_image(credit="Sample A")
    figure = ("figure", {"image": image, "alt": "Sample", "long_description": "Sample"})
    shelf.article(sections=[shelf.section("What it is", figure)])
    return image


def test_a_picture_is_written_anew_upright_and_without_its_place(browsers):
    response = upload(browsers["writer"], "phone.jpg", taken_with_a_phone())

    assert response.status_code == 302
    stored = ClinicImage.objects.get()
    data = stored.file.read()
    assert b"Sample place" not in data
    assert Image.open(BytesIO(data)).size == (stored.width, stored.height) == (30, 40)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_the_other_kinds_of_picture_are_taken_too(browsers, kind):
    response = upload(browsers["writer"], f"sample.{kind.lower()}", picture(kind))

    assert response.status_code == 302
    assert Image.open(ClinicImage.objects.get().file).format == kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("short.jpg", b"\xff\xd8\xff"), ("cut.jpg", picture()[:200]), ("cut.png", picture("PNG")[:60]),
        ("text.jpg", b"words"), ("empty.png", b""), ("drawing.svg", b"<svg onload='x'/>"),
        ("other.png", picture()),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)  # fmt: skip
@pytest.mark.parametrize("address", [ADD, "/cms/images/multiple/add/"])
def test_what_is_no_picture_is_refused_in_words(browsers, address, name, content):
    data = {"title": "x", "file": SimpleUploadedFile(name, content), "files[]": ()}
    if "multiple" in address:
        data["files[]"] = SimpleUploadedFile(name, content)

    response = browsers["writer"].post(address, data)

    assert response.status_code == 200
    assert not ClinicImage.objects.exists()


def test_a_document_that_only_calls_itself_a_pdf_is_refused(browsers):
    add = reverse("wagtaildocs:add")
    false, true = (
        browsers["writer"].post(
            add, {"title": "Sample", "file": SimpleUploadedFile("x.pdf", content)}
        )
        for content in (b"notpdf", b"%PDF-1.7 sample")
    )

    assert "This file is not a PDF" in false.content.decode()
    assert true.status_code == 302


def test_a_picture_that_readers_see_is_not_changed_by_one_person(browsers):
    image = shown_in_an_article()
    address = f"/cms/images/{image.pk}/"

    response = browsers["writer"].post(
        address, {"title": "Sample", "credit": "Unsigned words"}, follow=True
    )

    assert "cannot be changed" in response.content.decode()
    image.refresh_from_db()
    assert image.credit == "Sample A"


def test_the_file_of_a_picture_that_readers_see_stays(browsers):
    image = shown_in_an_article()

    upload(browsers["writer"], "new.png", picture("PNG"), f"/cms/images/{image.pk}/")

    again = ClinicImage.objects.get()
    assert again.file.name == image.file.name
    assert again.file.storage.exists(again.file.name)


def test_a_picture_that_is_shown_is_not_deleted_alone_or_in_bulk():
    image = shown_in_an_article()

    with pytest.raises(InUse, match="A sample guide"):
        image.delete()
    with pytest.raises(InUse):
        ClinicImage.objects.filter(pk=image.pk).delete()


def test_a_picture_that_nothing_shows_may_be_changed_and_deleted():
    image = kept_image()
    image.credit = "Sample B"
    image.save()

    ClinicImage.objects.all().delete()

    assert not ClinicImage.objects.exists()

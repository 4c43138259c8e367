"""What tests of the import screens do: upload a document, look at it, make the draft."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

ADDRESS = "/cms/import/"


def upload(data: bytes, name: str = "hiccups.txt") -> dict[str, SimpleUploadedFile]:
    """Return what the form sends with a file."""
    return {"document": SimpleUploadedFile(name, data)}


def preview_of(writer: Client, data: bytes, name: str = "hiccups.txt") -> str:
    """Upload a document and return the address of its preview."""
    response = writer.post(ADDRESS, upload(data, name))
    assert response.status_code == 302
    return response.headers["Location"]


def make(writer: Client, data: bytes, name: str = "hiccups.txt", **sent: str) -> HttpResponse:
    """Upload a document and make its draft."""
    return writer.post(preview_of(writer, data, name), {"make": "1", **sent})

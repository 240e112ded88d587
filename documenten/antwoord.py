"""A file as answer to a request, in a way that a browser only saves it."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from documenten.tekst import normaliseer

SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
LANGSTE_NAAM = 120  # characters; file systems allow 255 bytes


def download_response(data: bytes, bestandsnaam: str, soort: str) -> HttpResponse:
    """Return `data` as a download. `soort` is a key of SOORTEN and becomes the extension of the name."""
    antwoord = HttpResponse(data, content_type=SOORTEN[soort])
    antwoord["Content-Disposition"] = content_disposition_header(True, safe_name(bestandsnaam, soort))
    antwoord["Content-Length"] = len(data)
    antwoord["Cache-Control"] = "no-store"
    antwoord["Content-Security-Policy"] = "default-src 'none'; sandbox"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


def safe_name(bestandsnaam: str, soort: str) -> str:
    """Return a file name without path, control or reserved characters, with the one extension of `soort`."""
    naam = normaliseer(bestandsnaam)
    for teken in '/\\:*?"<>|\n\t':
        naam = naam.replace(teken, "-")
    if naam.lower().endswith(f".{soort}"):
        naam = naam[: -len(soort) - 1]
    return f"{naam[:LANGSTE_NAAM].strip(' .-') or 'document'}.{soort}"

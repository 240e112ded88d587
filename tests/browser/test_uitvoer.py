"""An inkoper downloads every format of a published version; each file begins as its kind does."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .gaan import follow, menu

MARK = "mark.bakker@polderstad.example"
BESTEK = "Taalcoaching 2027"
BEGIN = {
    "PDF": b"%PDF-1.", "Word": b"PK\x03\x04", "OpenDocument": b"PK\x03\x04", "Excel": b"PK\x03\x04",
    "JSON": b'{\n  "$schema"', "OCDS": b'{\n  "uri"', "Alles in één ZIP": b"PK\x03\x04",
}  # fmt: skip

pytestmark = pytest.mark.browser


def open_downloads(page):
    page.goto("/")
    menu(page, "Bestekken")
    follow(page.get_by_role("link", name=BESTEK).first)
    follow(page.get_by_role("link", name="Downloaden").first)
    expect(page.get_by_role("heading", level=1, name="Downloaden")).to_be_visible()


def test_every_format_is_downloaded(sign_in):
    page = sign_in(MARK)
    open_downloads(page)
    for naam, begin in BEGIN.items():
        with page.expect_download() as gehaald:
            page.get_by_role("link", name=re.compile(rf"^Downloaden ?: {naam}$")).click()
        assert Path(gehaald.value.path()).read_bytes().startswith(begin), naam
        assert "versie 1" in gehaald.value.suggested_filename
    page.reload()
    expect(page.get_by_text(re.compile(r"\.docx, \d"))).to_be_visible()
    follow(page.get_by_role("link", name="Bestanden met achtergrondcriteria"))
    expect(page.get_by_text("Alleen voor intern gebruik.")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"^Downloaden ?: "))).to_have_count(3)

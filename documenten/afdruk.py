"""Pages of a PDF as pictures, and where in it the named places are. For PDF files that we made ourselves.

PDFium is not made for several threads: one call at a time in a process.
"""

import ctypes
from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium
from pypdfium2 import raw

BREEDTE = 820  # pixels: sharp enough to read, at some 60 kB a page
_aan_de_beurt = Lock()


def count_and_places(pdf: bytes) -> tuple[int, dict[str, int]]:
    """How many pages there are, and by the name of each place its page, from 1."""
    with _aan_de_beurt:
        document = pdfium.PdfDocument(pdf)
        try:
            plaatsen = dict(_place(document, nummer) for nummer in range(raw.FPDF_CountNamedDests(document)))
            return len(document), plaatsen
        finally:
            document.close()


def picture(pdf: bytes, nummer: int) -> bytes:
    """Page `nummer`, from 1, as PNG. Raises IndexError where there is no such page."""
    with _aan_de_beurt:
        document = pdfium.PdfDocument(pdf)
        try:
            if not 1 <= nummer <= len(document):
                raise IndexError(nummer)
            page = document[nummer - 1]
            beeld = page.render(scale=BREEDTE / page.get_width()).to_pil()
            uit = BytesIO()
            beeld.convert("P", palette=1, colors=64).save(uit, "PNG", optimize=True)
            return uit.getvalue()
        finally:
            document.close()


def _place(document: pdfium.PdfDocument, nummer: int) -> tuple[str, int]:
    lengte = ctypes.c_long(0)
    raw.FPDF_GetNamedDest(document, nummer, None, lengte)
    naam = ctypes.create_string_buffer(max(lengte.value, 2))
    doel = raw.FPDF_GetNamedDest(document, nummer, naam, lengte)
    return naam.raw.decode("utf-16-le").rstrip("\0"), raw.FPDFDest_GetDestPageIndex(document, doel) + 1

"""The text of each kind of file, read by a program that did not write it."""

import json
import re
import zipfile
from io import BytesIO

import docx
import odfdo
import openpyxl
import pypdfium2
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeeze(tekst):
    """Without white space: where a line is cut is for the layout."""
    return "".join(tekst.split())


def read_pdf(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(blad.get_textpage().get_text_bounded() for blad in document)
    finally:
        document.close()


def read_docx(data):
    """Straight from the XML, in order, with breaks as line ends."""
    docx.Document(BytesIO(data))  # opens
    with zipfile.ZipFile(BytesIO(data)) as bestand:
        body = etree.fromstring(bestand.read("word/document.xml"))
        voet = etree.fromstring(bestand.read("word/footer1.xml"))
    vast = {f"{W}br": "\n", f"{W}tab": " ", f"{W}p": "\n"}
    elementen = (e for wortel in (body, voet) for e in wortel.iter())
    return "".join(e.text or "" if e.tag == f"{W}t" else vast.get(e.tag, "") for e in elementen)


def read_odt(data):
    """Paragraphs and headings, and what runs along at the foot of each page."""
    document = odfdo.Document(BytesIO(data))
    voet = document.get_part("styles.xml").get_elements("//style:footer/text:p")
    rijen = document.body.get_elements("descendant::text:p | descendant::text:h")
    tekst = "\n".join(rij.text_recursive for rij in (*rijen, *voet))
    return re.sub(r"\[([^\[\]]+)\]\((?:https?:|mailto:|#)[^)]*\)", r"\1", tekst)  # it shows links as [text](address)


def read_xlsx(data):
    """What a viewer that does not calculate shows."""
    boek = openpyxl.load_workbook(BytesIO(data), data_only=True)
    return "\n".join(
        str(cel.value) for blad in boek for rij in blad.iter_rows() for cel in rij if cel.value is not None
    )


def read_json(data):
    teksten = []

    def walk(waarde):
        if isinstance(waarde, dict):
            waarde = list(waarde.values())
        if isinstance(waarde, list):
            for deel in waarde:
                walk(deel)
        elif waarde is not None:
            teksten.append(str(waarde))

    walk(json.loads(data))
    return "\n".join(teksten)


LEZERS = {"pdf": read_pdf, "docx": read_docx, "odt": read_odt, "xlsx": read_xlsx, "json": read_json}

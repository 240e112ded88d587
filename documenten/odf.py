"""OpenDocument text out: a document becomes .odt, the open standard that Dutch government must offer.

The styles stand in stijl/odt.xml. No macros, nothing from outside. The same document gives the same bytes.
"""

from datetime import UTC
from io import BytesIO
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from .odftekst import Schrijver, list_levels, outline
from .stukken import Document, check, clean

SOORT = "application/vnd.oasis.opendocument.text"
STIJLEN = Path(__file__).parent / "stijl" / "odt.xml"
MOMENT = (1980, 1, 1, 0, 0, 0)  # of each file inside, so that the same text gives the same bytes
KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMEN = {
    "office": "office:1.0",
    "style": "style:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "fo": "xsl-fo-compatible:1.0",
}
RUIMTES = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}"' for k, v in NAMEN.items())


def render_odf(document: Document) -> bytes:
    """Return the document as .odt. Raises ValueError where `check` does."""
    check(document)
    uit = BytesIO()
    with ZipFile(uit, "w") as doel:
        for naam, inhoud in {
            "mimetype": SOORT,  # first and uncompressed, so that the kind of file can be seen from its first bytes
            "content.xml": _content(document),
            "styles.xml": _styles(document),
            "meta.xml": _meta(document),
            "META-INF/manifest.xml": _manifest(),
        }.items():
            info = ZipInfo(naam, MOMENT)
            info.compress_type = ZIP_STORED if naam == "mimetype" else ZIP_DEFLATED
            doel.writestr(info, inhoud.encode())
    return uit.getvalue()


def _content(document: Document) -> str:
    schrijver = Schrijver(document)
    tekst = schrijver.body()
    return (
        f'{KOP}<office:document-content {RUIMTES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">'
        f"<office:automatic-styles>{schrijver.styles()}</office:automatic-styles>"
        f"<office:body><office:text>{tekst}</office:text></office:body></office:document-content>"
    )


def _styles(document: Document) -> str:
    return Template(STIJLEN.read_text(encoding="utf-8")).substitute(
        kleur=escape(document.kleur),
        kop=escape(clean(document.kop or document.titel)),
        voet=escape(clean(document.voet or document.titel)),
        nummering=outline(document.genummerd),
        opsomming=list_levels("bullet"),
        genummerd=list_levels("number"),
    )


def _meta(document: Document) -> str:
    moment = document.datum.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{KOP}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' office:version="1.3"><office:meta><dc:title>{escape(clean(document.titel))}</dc:title>'
        f"<meta:initial-creator>{escape(clean(document.organisatie))}</meta:initial-creator>"
        f"<dc:creator>{escape(clean(document.organisatie))}</dc:creator>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        "<dc:language>nl-NL</dc:language></office:meta></office:document-meta>"
    )


def _manifest() -> str:
    rijen = [("/", SOORT), *((naam, "text/xml") for naam in ("content.xml", "styles.xml", "meta.xml"))]
    regels = "".join(
        f'<manifest:file-entry manifest:full-path="{pad}" manifest:version="1.3" manifest:media-type="{soort}"/>'
        for pad, soort in rijen
    )
    ruimte = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return f'{KOP}<manifest:manifest {ruimte} manifest:version="1.3">{regels}</manifest:manifest>'

"""The program in the child process: JSON in on stdin, PDF files out on stdout.

`documenten.pdf` starts it by path in Python's isolated mode, so it imports neither Django nor anything of
ours, and sees no settings. It limits itself before it reads a byte of content. Each PDF is preceded by its
length in 8 bytes.
"""

import gc
import json
import os
import resource
import sys
from base64 import b64decode
from io import BytesIO

import pydyf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

TE_DIEP = 3  # exit statuses that the parent can tell apart
TE_GROOT = 4

# WeasyPrint ignores the announced type and tries SVG last, so look at the first bytes instead.
BEELDEN = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
# PDF/A-2a for the archive, and PDF/UA-1 for readers in the same file: PDF/A wants the UA mark described.
VARIANT = {"pdf_variant": "pdf/a-2a", "output_intent": "srgb"}
XMP = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""
VERBODEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "urllib.",
    "ftplib.",
)


class DenyAllFetcher(URLFetcher):
    """Refuses every address; only PNG and JPEG inside the address itself (data:) get through."""

    def fetch(self, url, headers=None):
        head, _, payload = url.partition(",")
        soort, _, encoding = head.removeprefix("data:").partition(";")
        if not head.startswith("data:") or soort not in BEELDEN or encoding != "base64":
            raise ValueError("adres geweigerd")
        data = b64decode(payload)
        if not data.startswith(BEELDEN[soort]):
            raise ValueError("inhoud is niet het aangekondigde soort beeld")
        return URLFetcherResponse(url, data, {"Content-Type": soort})


def limit(cpu_seconden, geheugen):
    """Limit this process, and let requests go first. The hard CPU limit is for what ignores the signal."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconden, cpu_seconden + 1))
    resource.setrlimit(resource.RLIMIT_AS, (geheugen, geheugen))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def deny_outside_world(event, args):
    """Second lock, behind the fetcher: an audit hook. Python opens no socket and starts no process."""
    if event.startswith(VERBODEN):
        raise PermissionError(event)


def render(html, css, titel):
    """Return one document as PDF/UA-1 and PDF/A-2a. Nothing but the title goes into its metadata."""
    fetcher = DenyAllFetcher()
    fonts = FontConfiguration()
    stijl = CSS(string=css, url_fetcher=fetcher, font_config=fonts)
    bron = HTML(string=html, url_fetcher=fetcher)
    flatten_links(bron.etree_element)
    document = bron.render(font_config=fonts, stylesheets=[stijl], **VARIANT)
    metadata = document.metadata
    metadata.title, metadata.lang = titel, metadata.lang or "nl"
    metadata.authors, metadata.keywords, metadata.attachments = [], [], []
    metadata.description = metadata.generator = None
    return document.write_pdf(finisher=declare_ua, **VARIANT)


def flatten_links(root):
    """Leave only text in links: WeasyPrint tags <a><strong> in a way that PDF/UA rejects."""
    for link in root.iter("a"):
        if len(link):
            tekst, staart = "".join(link.itertext()), link.tail
            attributen = dict(link.attrib)
            link.clear()
            link.attrib.update(attributen)
            link.text, link.tail = tekst, staart


def stream_data(stream, write=pydyf.Stream.data.fget):
    """A stream as it is written, not ending in a carriage return.

    With the line feed before `endstream` that reads as one end of line, and PDF/A finds the stream a byte too short.
    The checksum at the end of compressed data does so once in 256 streams; such a one is left uncompressed.
    """
    data = write(stream)
    if stream.compress and data.endswith(b"\r\nendstream"):
        stream.compress = False
        data = write(stream)
    return data


pydyf.Stream.data = property(stream_data)


def declare_ua(document, pdf):
    """Add the mark of PDF/UA to the metadata, which PDF/A wants uncompressed."""
    stream = next(deel for deel in pdf.objects if getattr(deel, "extra", {}).get("Type") == "/Metadata")
    stream.compress = False
    stream.stream = [deel.replace(b"</rdf:RDF>", XMP) for deel in stream.stream]


def main():
    limit(int(sys.argv[1]), int(sys.argv[2]))
    opdracht = json.load(sys.stdin.buffer)
    sys.addaudithook(deny_outside_world)
    gc.disable()
    uit = BytesIO()
    for document in opdracht["documenten"]:
        pdf = render(document["html"], opdracht["css"], document["titel"])
        uit.write(len(pdf).to_bytes(8, "big") + pdf)
        gc.collect()  # between documents: what one leaves behind must not add up to the memory limit
    sys.stdout.buffer.write(uit.getbuffer())


if __name__ == "__main__":
    try:
        main()
    except RecursionError:
        sys.exit(TE_DIEP)
    except MemoryError:
        sys.exit(TE_GROOT)

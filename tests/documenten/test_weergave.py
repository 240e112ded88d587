"""Nothing outside the document is ever opened: canaries on a port and in a file, over a list of ways in."""

import socketserver
import sys
import threading
import zlib

import pydyf
import pypdfium2
import pytest
from weasyprint import HTML
from weasyprint.css.tokens import InvalidValues
from weasyprint.urls import URLFetchingError

from documenten import weergave
from documenten.pdf import Druk, build_css, render_pdfs

# WeasyPrint leaves its own colour profile open; in the child process that matters to nobody.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
GEOPEND = set()


@sys.addaudithook
def note_opened_files(event, args):
    if event == "open" and isinstance(args[0], str) and "kanarie" in args[0]:
        GEOPEND.add(args[0])


class Kanarie(socketserver.ThreadingTCPServer):
    """Counts connections and answers none."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), socketserver.BaseRequestHandler)
        self.bezoeken = 0

    def process_request(self, request, client_address):
        self.bezoeken += 1
        self.shutdown_request(request)


@pytest.fixture(scope="module")
def server():
    with Kanarie() as kanarie:
        threading.Thread(target=kanarie.serve_forever, daemon=True).start()
        yield kanarie
        kanarie.shutdown()


@pytest.fixture
def adressen(server, tmp_path):
    """The canary's addresses, and a check afterwards that nobody came."""
    bestand = tmp_path / "kanarie.svg"
    bestand.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>piep</text></svg>')
    voor = server.bezoeken
    GEOPEND.clear()
    yield {
        "net": f"http://127.0.0.1:{server.server_address[1]}/k.png",
        "bestand": bestand.as_uri(),
        "pad": str(bestand),
    }
    assert server.bezoeken == voor
    assert not GEOPEND


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
IN_HTML = [
    '<img alt="x" src="{u}">',
    '<img alt="x" srcset="{u} 2x" src="">',
    '<picture><source srcset="{u}"><img alt="x"></picture>',
    '<base href="{u}"><img alt="x" src="k.svg">',
    '<input type="image" alt="x" src="{u}">',
    '<video poster="{u}" src="{u}"></video>',
    '<audio src="{u}"></audio>',
    '<track src="{u}">',
    '<iframe src="{u}"></iframe>',
    '<frame src="{u}">',
    '<embed src="{u}">',
    '<embed type="image/svg+xml" src="{u}">',
    '<object data="{u}">x</object>',
    '<object type="image/svg+xml" data="{u}">x</object>',
    '<applet code="{u}"></applet>',
    '<script src="{u}"></script>',
    '<link rel="stylesheet" href="{u}">',
    '<link rel="stylesheet" type="text/css" media="print" href="{u}">',
    '<link rel="icon" href="{u}">',
    '<link rel="attachment" href="{u}">',
    '<a rel="attachment" href="{u}">x</a>',
    '<a href="{u}">x</a>',
    '<form action="{u}"><button>x</button></form>',
    '<meta http-equiv="refresh" content="0;url={u}">',
    '<body background="{u}">',
    '<table background="{u}"><tr><td background="{u}">x</table>',
    '<style>@import "{u}";</style>',
    "<style>@import url({u}) print;</style>",
    '<p style="background:url({u})">x',
    '<p style="list-style-image:url({u});display:list-item">x',
    '<p style="border-image:url({u}) 3;border:3px solid">x',
    '<p style="content:url({u})">x',
    '<p style="mask-image:url({u})">x',
    SVG + '<image href="{u}" width="9" height="9"/></svg>',
    SVG + '<image xlink:href="{u}" width="9" height="9"/></svg>',
    SVG + '<use href="{u}#a"/></svg>',
    SVG + '<use xlink:href="{u}#a"/></svg>',
    SVG + '<rect width="9" height="9" fill="url({u}#a)"/></svg>',
    SVG + '<style>@import "{u}"; rect {{ fill: url({u}) }}</style><rect width="9" height="9"/></svg>',
    SVG + '<filter id="f"><feImage href="{u}"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>',
    SVG + '<foreignObject><img src="{u}"/></foreignObject></svg>',
    '<img alt="x" src=\'data:image/svg+xml,'
    + SVG.replace('"', "%22")
    + "%3Cimage href=%22{u}%22 width=%229%22/></svg>'>",
    '<img alt="x" src=\'data:image/png,' + SVG.replace('"', "%22") + "%3Cimage href=%22{u}%22/></svg>'>",
    "<link rel=\"stylesheet\" href='data:text/css,@import %22{u}%22;'>",
]
IN_CSS = [
    '@import "{u}";',
    "@import url({u});",
    "@font-face {{ font-family: K; src: url({u}) }} p {{ font-family: K }}",
    "p {{ background-image: url({u}) }}",
    "p::before {{ content: url({u}) }}",
    "p {{ --a: url({u}); background: var(--a) }}",
    "@page {{ background: url({u}) }}",
    "@page {{ @top-left {{ content: url({u}) }} }}",
    "@color-profile --k {{ src: url({u}) }} p {{ color: color(--k 1 0 0) }}",
    "@counter-style k {{ system: cyclic; symbols: url({u}) }} p {{ display: list-item; list-style: k }}",
    "p {{ background: image-set(url({u}) 1x) }}",
]
SOORTEN = ["net", "bestand", "pad"]


def wrap(deel):
    return f'<html lang="nl"><head><title>t</title></head><h1>Kop</h1>{deel}<p>tekst</p>'


def try_render(deel, css):
    """Render in this process, with the fetcher as the only lock. Some rules make WeasyPrint give up: fine."""
    try:
        data = weergave.render(wrap(deel), css, "t")
    except (URLFetchingError, InvalidValues):
        return
    assert pypdfium2.PdfDocument(data).count_attachments() == 0


def test_canary_notices_the_fetcher_of_weasyprint(server, tmp_path):
    bestand = tmp_path / "kanarie.svg"
    bestand.write_text("<svg/>")
    voor = server.bezoeken
    net = f"http://127.0.0.1:{server.server_address[1]}/k.png"
    HTML(string=wrap(f'<img src="{net}"><img src="{bestand.as_uri()}">')).write_pdf()
    assert server.bezoeken > voor
    assert GEOPEND


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("deel", IN_HTML)
def test_html_opens_nothing(adressen, deel, soort):
    try_render(deel.format(u=adressen[soort]), build_css())


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("css", IN_CSS)
def test_css_opens_nothing(adressen, css, soort):
    try_render("", css.format(u=adressen[soort]))
    try_render(f"<style>{css.format(u=adressen[soort])}</style>", "")


def test_child_process_opens_nothing(adressen):
    stukken = [
        Druk(wrap(deel.format(u=adressen[soort])), "t")
        for soort in ("net", "bestand")
        for deel in [*IN_HTML, *(f"<style>{css}</style>" for css in IN_CSS if "@color-profile" not in css)]
    ]
    for data in render_pdfs(stukken):
        document = pypdfium2.PdfDocument(data)
        assert document.count_attachments() == 0
        assert "piep" not in document[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    "adres",
    [
        "http://127.0.0.1/",
        "file:///etc/hostname",
        "FILE:///etc/hostname",
        "data:text/css,p{}",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/png;base64,PHN2Zy8+",
        "data:image/png,abc",
        "data:image/png;base64,===",
        "data:,",
        "gopher://x",
        "",
    ],
)
def test_fetcher_refuses(adres):
    with pytest.raises(ValueError):
        weergave.DenyAllFetcher().fetch(adres)


def test_fetcher_passes_a_png_in_the_address():
    antwoord = weergave.DenyAllFetcher().fetch("data:image/png;base64,iVBORw0KGgo=")
    assert antwoord.read() == b"\x89PNG\r\n\x1a\n"
    assert antwoord.content_type == "image/png"


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"])
def test_second_lock_refuses_sockets_and_processes(event):
    with pytest.raises(PermissionError):
        weergave.deny_outside_world(event, ())
    weergave.deny_outside_world("open", ("x", "r", 0))


def test_no_stream_ends_in_a_carriage_return():
    """PDF/A would find it a byte too short; one in 256 checksums of compressed data ends so."""
    inhoud = next(b"q" * n for n in range(256) if zlib.compress(b"q" * n, 9).endswith(b"\r"))
    assert pydyf.Stream([inhoud], compress=True).data.endswith(inhoud + b"\nendstream")
    assert b"/FlateDecode" in pydyf.Stream([b"q"], compress=True).data

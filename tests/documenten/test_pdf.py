import re
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import page
import pypdfium2
import pytest
from django.conf import settings
from PIL import Image

from documenten import pdf
from documenten.pdf import Druk, Grenzen, PdfFout, build_css, render_pdf, render_pdfs
from tests.documenten.voorbeeld import CONTEXT, render_sample

KORT = Grenzen(cpu_seconden=2, wand_seconden=10)
BEGIN = '<html lang="nl"><title>t</title><body><h1>Kop</h1>'


def read_pages(data):
    """Return the text of each page."""
    return [bladzijde.get_textpage().get_text_bounded() for bladzijde in pypdfium2.PdfDocument(data)]


def data_url(soort="PNG"):
    """Return an image as data: address."""
    data = BytesIO()
    Image.new("RGBA" if soort == "PNG" else "RGB", (8, 8), "#00008080").save(data, soort)
    return f"data:image/{soort.lower()};base64,{b64encode(data.getvalue()).decode()}"


@pytest.fixture(scope="module")
def voorbeeld():
    return render_pdf(render_sample(), titel=CONTEXT["titel"])


@pytest.mark.parametrize("profiel", ["ua1", "2a"])
def test_sample_is_pdf_ua_and_pdf_a(voorbeeld, profiel):
    rapport = page.validate_pdf_bytes(voorbeeld, profile=profiel)
    assert not [(fout.rule_id, fout.message) for fout in rapport.failures]


def test_sample_with_logo_is_pdf_ua_and_pdf_a():
    blad = CONTEXT["blad"] | {"logo": data_url(), "logo_alt": "Wapen van Polderstad"}
    data = render_pdf(render_sample(blad=blad), titel="Met logo")
    for profiel in ("ua1", "2a"):
        assert not [fout.message for fout in page.validate_pdf_bytes(data, profile=profiel).failures]
    beelden = [o for o in pypdfium2.PdfDocument(data)[0].get_objects() if o.type == 3]
    assert len(beelden) == 1


def test_contents_name_the_right_pages(voorbeeld):
    bladzijden = read_pages(voorbeeld)
    for _, nummer, titel, _ in CONTEXT["inhoudsopgave"]:
        gevonden = re.search(rf"^{re.escape(nummer)}\s+{titel}[ .]+(\d+)\s*$", bladzijden[1], re.MULTILINE)
        assert gevonden, titel
        assert re.search(rf"^{re.escape(nummer)}\s*{titel}", bladzijden[int(gevonden[1]) - 1], re.MULTILINE)


def test_pages_carry_header_and_footer_except_the_title_page(voorbeeld):
    eerste, *andere = read_pages(voorbeeld)
    assert "pagina" not in eerste
    for nummer, tekst in enumerate(andere, 2):
        assert f"pagina {nummer} van {len(andere) + 1}" in tekst
        assert CONTEXT["voet"] in tekst
        assert CONTEXT["titel"] in tekst


def test_title_page_shows_its_data(voorbeeld):
    eerste = read_pages(voorbeeld)[0]
    for tekst in (
        "Gemeente Polderstad",
        "Aanbestedingsdocument",
        "Taalonderwijs in Polderstad",
        "12 december 2025",
    ):
        assert tekst in eerste


def test_question_stays_on_one_page(voorbeeld):
    bladzijden = read_pages(voorbeeld)
    for tekst in bladzijden:
        assert tekst.count("Wij letten op") * 3 == tekst.count("De inschrijver laat zien wat een deelnemer kan.")


def test_long_table_repeats_its_head(voorbeeld):
    eisen = [tekst for tekst in read_pages(voorbeeld) if "Een eis." in tekst]
    assert len(eisen) > 2
    assert all("Gevraagd bewijs" in tekst for tekst in eisen)


def test_matrix_lies_on_a_landscape_page(voorbeeld):
    liggend = [b.get_width() > b.get_height() for b in pypdfium2.PdfDocument(voorbeeld)]
    assert liggend[-1] and not any(liggend[:-1])


def test_outline_lists_chapters_but_not_the_title(voorbeeld):
    titels = [regel.get_title() for regel in pypdfium2.PdfDocument(voorbeeld).get_toc() if regel.level == 0]
    assert titels == ["Inhoud", "1 Hoe wij beoordelen", "2 De vragen", "3 Eisen", "4 De uitslag"]


def test_metadata_holds_the_title_and_no_person():
    html = '<html lang="nl"><head><title>Fout</title><meta name="author" content="J. Jansen"></head><h1>Kop</h1>'
    metadata = pypdfium2.PdfDocument(render_pdf(html, titel="Goed")).get_metadata_dict()
    assert metadata["Title"] == "Goed"
    assert "Jansen" not in str(metadata)


def test_same_document_gives_the_same_bytes(voorbeeld):
    assert render_pdf(render_sample(), titel=CONTEXT["titel"]) == voorbeeld


def test_text_of_users_is_escaped():
    tekst = read_pages(render_pdf(render_sample(titel='<b>"Taal" & werk</b>'), titel="x"))
    assert '<b>"Taal" & werk</b>' in tekst[0] and '<b>"Taal" & werk</b>' in tekst[1]


def test_many_documents_come_back_in_order():
    stukken = render_pdfs(Druk(f"{BEGIN}<p>Brief {n}</p>", f"Brief {n}") for n in range(3))
    assert [f"Brief {n}" in read_pages(stuk)[0] for n, stuk in enumerate(stukken)] == [True] * 3


def test_no_documents_give_no_files():
    assert render_pdfs([]) == []


def test_title_is_required():
    with pytest.raises(ValueError, match="titel"):
        render_pdf(BEGIN, titel=" ")


@pytest.mark.parametrize(
    "kleur",
    ["red", "#fff", "#12345g", "#123456;", "#123456\n", "url(x)", "", None, 7, "#1234567", "${merkkleur}"],
)
def test_colour_other_than_rrggbb_is_refused(kleur):
    with pytest.raises(ValueError, match="#rrggbb"):
        build_css(kleuren={"merkkleur": kleur})


def test_colour_reaches_the_stylesheet():
    assert "solid #aB12cd" in build_css(kleuren={"merkkleur": "#aB12cd"})


def test_unknown_colour_or_stylesheet_is_refused():
    with pytest.raises(ValueError, match="Onbekende kleur"):
        build_css(kleuren={"achtergrond": "#ffffff"})
    with pytest.raises(ValueError, match="Onbekende stijl"):
        build_css("../settings")


BOMMEN = {
    "colspan": "<table><tr><td colspan=100000000>x</table>",
    "flex": '<div style="display:flex"><p>a</p>' * 14 + "x",
    "diep": "<div>" * 5000,
    "cellen": "<table>" + ("<tr>" + "<td>x" * 60) * 1000 + "</table>",
    "woord": "a" * 5_000_000,
    "svg": "<svg xmlns='http://www.w3.org/2000/svg'><defs><g id='a0'><path d='M0 0h1v1z'/></g>"
    + "".join(f"<g id='a{n}'>" + f"<use href='#a{n - 1}'/>" * 10 + "</g>" for n in range(1, 10))
    + "</defs><use href='#a9'/></svg>",
}


@pytest.mark.parametrize("bom", BOMMEN)
def test_render_bomb_is_stopped(bom):
    with pytest.raises(PdfFout):
        render_pdf(BEGIN + BOMMEN[bom], titel="x", grenzen=KORT)


def test_wall_time_is_limited():
    with pytest.raises(PdfFout, match="duurde te lang"):
        render_pdf(BEGIN, titel="x", grenzen=Grenzen(wand_seconden=0.05))


def test_third_render_at_once_waits_and_then_gives_up():
    with pdf._plaatsen, pdf._plaatsen, pytest.raises(PdfFout, match="andere documenten"):
        render_pdf(BEGIN, titel="x", grenzen=Grenzen(wand_seconden=0.05))


def test_place_is_free_again_after_a_failure():
    for _ in range(3):
        with pytest.raises(PdfFout):
            render_pdf(BEGIN, titel="x", grenzen=Grenzen(wand_seconden=0.05))
    assert render_pdf(BEGIN, titel="x")


def test_child_gets_no_settings(monkeypatch):
    gezien = {}
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setattr(pdf.subprocess, "run", lambda *args, env, **kwargs: gezien.update(env) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        render_pdf(BEGIN, titel="x")
    assert "geheim" not in str(gezien)


def test_weasyprint_is_not_imported_by_the_door():
    bron = "".join(p.read_text() for p in Path(pdf.__file__).parent.glob("*.py") if p.name != "weergave.py")
    assert "import weasyprint" not in bron and "from weasyprint" not in bron


def test_every_table_head_has_a_scope():
    delen = list((Path(settings.BASE_DIR) / "templates" / "documenten").rglob("*.html"))
    assert len(delen) > 8
    for deel in delen:
        assert all("scope=" in kop for kop in re.findall(r"<th\b[^>]*>", deel.read_text())), deel

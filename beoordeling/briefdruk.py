"""Letters as files: PDF and Word of one, all in one PDF, and a ZIP with each of them. From the same data and words."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.template.loader import render_to_string

from documenten.antwoord import safe_name
from documenten.pdf import Druk, Grenzen, render_pdf, render_pdfs
from documenten.uit_html import read_html
from documenten.word import Document, render_word
from gemeenten import huisstijl

from .models import Gunning

MOMENT = (2000, 1, 1, 0, 0, 0)  # of every file in the ZIP: the same letters give the same bytes

VEEL = Grenzen(cpu_seconden=40, wand_seconden=110, geheugen=1024**3)  # letters to twenty bidders, on a busy server


def render_letters(gunning: Gunning, brieven: list[dict], titel: str) -> bytes:
    """One letter, or all of them after each other, as PDF."""
    return render_pdf(_html(brieven, titel), titel=titel, kleuren=_colours(gunning), grenzen=VEEL)


def render_letter_word(gunning: Gunning, brief: dict) -> bytes:
    titel = f"{brief['onderwerp']}: {brief['aan']}"
    return render_word(
        Document(
            titel=titel,
            organisatie=brief["gemeente"],
            onderdelen=read_html(render_to_string("beoordeling/gunning/druk/brief.html", {"brief": brief})),
            soort="Brief" + (" (concept)" if brief["concept"] else ""),
            gegevens=(("Kenmerk", brief["kenmerk"]), ("Aan", brief["aan"]), ("Datum", brief["datum"])),
            kop=brief["gemeente"],
            voet=f"{brief['kenmerk']} · {brief['aan']}",
            met_inhoudsopgave=False,
            kleur=_colours(gunning)["merkkleur_donker"],
        )
    )


def pack_letters(gunning: Gunning, brieven: list[dict]) -> bytes:
    """A ZIP with a PDF and a Word file for every bidder; the PDFs are made in one go."""
    titels = [f"{brief['onderwerp']}: {brief['aan']}" for brief in brieven]
    druk = [Druk(_html([brief], titel), titel) for brief, titel in zip(brieven, titels, strict=True)]
    pdfs = render_pdfs(druk, kleuren=_colours(gunning), grenzen=VEEL)
    uit = BytesIO()
    with ZipFile(uit, "w", ZIP_DEFLATED) as pak:
        for nummer, (brief, pdf) in enumerate(zip(brieven, pdfs, strict=True), 1):
            naam = f"{nummer:02} {brief['aan']}"
            _add(pak, safe_name(naam, "pdf"), pdf)
            _add(pak, safe_name(naam, "docx"), render_letter_word(gunning, brief))
    return uit.getvalue()


def _add(pak: ZipFile, naam: str, data: bytes) -> None:
    deel = ZipInfo(naam, MOMENT)
    deel.compress_type = ZIP_DEFLATED
    pak.writestr(deel, data)


def _html(brieven: list[dict], titel: str) -> str:
    eerste = brieven[0]
    kop = eerste["gemeente"] + (" · concept" if eerste["concept"] else "")
    voet = eerste["kenmerk"] + (f" · {eerste['aan']}" if len(brieven) == 1 else "")
    inhoud = {"brieven": brieven, "titel": titel, "kop": kop, "voet": voet}
    return render_to_string("beoordeling/gunning/druk/brieven.html", inhoud)


def _colours(gunning: Gunning) -> dict[str, str]:
    kleuren = huisstijl.resolve(gunning.gemeente.huisstijl)
    return {"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]}

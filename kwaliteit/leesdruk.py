"""A leeswijzer in print."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.formats import date_format

from documenten.pdf import render_pdf
from gemeenten import huisstijl, klok
from gemeenten.models import Gemeente

from .leeswijzer import BEIDE, EIGEN, LETTERLIJK, Keuze, Leeswijzer, compose
from .letterlijk import RECHTEN, texts_for
from .models import Editie

TITEL = "Leeswijzer Kwaliteit van taal"
INHOUD = {
    "vragen": "De vragen",
    "handvatten": "De vragen, met wat een goed antwoord laat zien",
    "alles": "De vragen met handvatten, en wat de brieven er verder over zeggen",
}
TEKST = {
    EIGEN: "Eigen woorden van het portaal",
    LETTERLIJK: "Letterlijke tekst van de bundel, waar die is ingelezen",
    BEIDE: "Eigen woorden van het portaal, en de letterlijke tekst van de bundel",
}
DIEPST = 4  # level of a heading in print


class LegeLeeswijzer(Exception):
    """Nothing fits the choice; the message is for the user."""


def render(gemeente: Gemeente, keuze: Keuze) -> bytes:
    """The PDF of what was chosen. Raises LegeLeeswijzer, and PdfFout as `render_pdf` does."""
    leeswijzer = compose(keuze)
    if not leeswijzer.hoofdstukken:
        raise LegeLeeswijzer("Er past niets bij uw keuze. Laat een keuze weg of verzamel eerst vragen en onderdelen.")
    inhoud = context(gemeente, leeswijzer)
    kleuren = huisstijl.resolve(gemeente.huisstijl)
    return render_pdf(
        render_to_string("kwaliteit/leeswijzer/document.html", inhoud),
        titel=inhoud["titel"],
        kleuren={"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]},
    )


def context(gemeente: Gemeente, leeswijzer: Leeswijzer) -> dict:
    keuze = leeswijzer.keuze
    for blok in leeswijzer.blokken:
        blok.niveau = min(blok.niveau, DIEPST)
    titel = str(keuze.is_brief or TITEL)
    editie = Editie.objects.order_by("nummer").last()
    stand = " · ".join(filter(None, (editie and f"editie {editie.nummer}", _day())))
    return {
        "titel": titel,
        "kop": f"{gemeente.aanduiding} · Kwaliteit van taal",
        "voet": f"{titel} · {stand}",
        "blad": _title_page(gemeente, leeswijzer, editie),
        "leeswijzer": leeswijzer,
        "keuze": keuze,
        "letterlijk": literal_texts(gemeente, leeswijzer),
        "rechten": RECHTEN,
        "inhoudsopgave": list(_contents(leeswijzer)),
    }


def literal_texts(gemeente: Gemeente, leeswijzer: Leeswijzer) -> dict[str, str]:
    """By code; empty where our own wording will do."""
    if leeswijzer.keuze.tekst == EIGEN:
        return {}
    return {code: rij.tekst for code, rij in texts_for(gemeente, leeswijzer.codes).items()}


def choice_in_words(keuze: Keuze) -> list[tuple[str, str]]:
    """What was chosen, as (name, value); what was left open is not named."""
    regels = [
        ("Brieven", ", ".join(str(brief) for brief in keuze.brieven)),
        ("Thema's", ", ".join(str(thema) for thema in keuze.themas)),
        ("Route", str(keuze.route or "")),
        ("Voor wie", str(keuze.voor or "")),
    ]
    if keuze.codes is not None:
        regels.insert(0, ("Gekozen", "Een eigen selectie uit de brieven"))
    return [(naam, waarde) for naam, waarde in regels if waarde]


def _title_page(gemeente: Gemeente, leeswijzer: Leeswijzer, editie: Editie | None) -> dict:
    keuze, brief = leeswijzer.keuze, leeswijzer.keuze.is_brief
    gegevens = [] if brief else choice_in_words(keuze)
    gegevens += [
        ("Inhoud", INHOUD[keuze.inhoud]),
        ("Omvang", f"{len(leeswijzer.vragen)} vragen, {len(leeswijzer.onderdelen)} onderdelen"),
        ("Woorden", TEKST[keuze.tekst]),
    ]
    if editie:
        gegevens.append(("Editie", f"{editie.nummer}, {date_format(editie.datum, 'j F Y')}: {editie.titel}"))
    return {
        "gemeente": gemeente.aanduiding,
        "soort": "Brief over kwaliteit van taal" if brief else "Uit de brieven over kwaliteit van taal",
        "ondertitel": brief.kern if brief else "Vragen aan aanbieders, en waaraan u een goed antwoord herkent",
        "gegevens": [*gegevens, ("Gemaakt op", _day())],
    }


def _contents(leeswijzer: Leeswijzer):
    for hoofdstuk in leeswijzer.hoofdstukken:
        nummer = hoofdstuk.brief.nummer
        yield f"brief-{nummer}", nummer or "", hoofdstuk.brief.titel, 1
        for top in hoofdstuk.blokken:
            for blok in top.walk():
                if blok.is_vraag:
                    yield f"item-{blok.item.code}", blok.item.code, blok.item.onderwerp, 2
                elif blok is top:
                    yield f"item-{blok.item.code}", "", blok.item.titel, 2


def _day() -> str:
    return date_format(klok.today(), "j F Y")

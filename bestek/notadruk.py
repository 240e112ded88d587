"""A published nota in print: PDF and Word from one page of HTML, out of the frozen content only."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.formats import date_format

from documenten import pdf, word
from documenten.opmaak import plain_html
from documenten.stukken import Document
from documenten.uit_html import read_html
from gemeenten import huisstijl

from .models import Nota


def context(nota: Nota) -> dict:
    """All that the nota shows, on the page as in print."""
    gegevens = nota.gegevens
    dag = _day(gegevens["datum"])
    versie = gegevens["versie"]
    titel = f"Nota van inlichtingen {gegevens['nummer']}"
    blad = [
        ("Kenmerk", gegevens["kenmerk"]),
        *([("Kenmerk van publicatie", gegevens["publicatiekenmerk"])] if gegevens["publicatiekenmerk"] else []),
        ("Gepubliceerd op", dag),
        ("Geldende versie", f"{versie['nummer']}, vastgesteld op {_day(versie['vastgesteld_op'])}"),
        ("Vingerafdruk (SHA-256)", nota.sha256),
    ]
    groepen = groups(gegevens["vragen"])
    return {
        "titel": titel,
        "kop": f"{gegevens['gemeente']} · {gegevens['titel']}",
        "voet": f"{gegevens['kenmerk']} · {titel} · {nota.sha256[:12]}",
        "blad": {
            "gemeente": gegevens["gemeente"],
            "soort": "Vragen en antwoorden",
            "ondertitel": gegevens["titel"],
            "gegevens": blad,
        },
        "nota": nota,
        "gegevens": gegevens,
        "dag": dag,
        "versie_van": _day(versie["vastgesteld_op"]),
        "groepen": groepen,
        "wijzigt": changes(gegevens["vragen"]),
        "inhoudsopgave": [
            ("over", "", "Over deze nota", 1),
            *((f"groep-{n}", str(n), naam, 1) for n, (naam, _) in enumerate(groepen, 1)),
        ],
    }


def groups(vragen: list[dict]) -> list[tuple[str, list[dict]]]:
    """The questions by subject, each with its texts as canonical HTML."""
    per_groep: dict[str, list[dict]] = {}
    for vraag in vragen:
        opgemaakt = {"vraag_html": plain_html(vraag["vraag"]), "antwoord_html": plain_html(vraag["antwoord"])}
        bij = " · ".join(filter(None, (vraag["onderdeel"] or "Het bestek als geheel", vraag["plaats"])))
        per_groep.setdefault(vraag["onderwerp"], []).append(vraag | opgemaakt | {"bij": bij})
    zonder = "Overige vragen" if len(per_groep) > 1 else "Vragen en antwoorden"
    return [(naam or zonder, rijen) for naam, rijen in per_groep.items()]


def changes(vragen: list[dict]) -> list[tuple[int, str]]:
    """Per version that came of these questions, their numbers in words."""
    per_versie: dict[int, list[str]] = {}
    for vraag in vragen:
        if vraag["wijzigt_in_versie"]:
            per_versie.setdefault(vraag["wijzigt_in_versie"], []).append(str(vraag["nummer"]))
    return [
        (versie, f"vraag {', '.join(nummers[:-1])} en {nummers[-1]}" if len(nummers) > 1 else f"vraag {nummers[0]}")
        for versie, nummers in sorted(per_versie.items())
    ]


def render_pdf(nota: Nota) -> bytes:
    kleuren = huisstijl.resolve(nota.gemeente.huisstijl)
    gegevens = context(nota)
    return pdf.render_pdf(
        render_to_string("bestek/nota/druk/document.html", gegevens),
        titel=f"{gegevens['titel']} – {gegevens['gegevens']['titel']}",
        kleuren={"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]},
    )


def render_word(nota: Nota) -> bytes:
    gegevens = context(nota)
    blad = gegevens["blad"]
    return word.render_word(
        Document(
            titel=gegevens["titel"],
            organisatie=blad["gemeente"],
            soort=blad["soort"],
            ondertitel=blad["ondertitel"],
            gegevens=tuple(blad["gegevens"]),
            kop=gegevens["kop"],
            voet=gegevens["voet"],
            onderdelen=read_html(render_to_string("bestek/nota/druk/hoofdstukken.html", gegevens)),
            datum=nota.gepubliceerd_op,
            kleur=huisstijl.resolve(nota.gemeente.huisstijl)["merk_donker"],
        )
    )


def file_name(nota: Nota) -> str:
    gegevens = nota.gegevens
    return f"{gegevens['kenmerk']} Nota van inlichtingen {gegevens['nummer']}"


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "j F Y")

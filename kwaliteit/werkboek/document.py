"""The workbook on paper: as PDF in the colours of the gemeente, and as Word to work on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime

from documenten import pdf, word
from documenten.opmaak import plain_html
from documenten.tekst import blocks
from gemeenten import huisstijl, klok
from gemeenten.models import Gemeente

from ..enums import Beleidsstand
from ..models import Werkboekdeel
from .lezen import Hoofdstuk, Regel

TITEL = "Beleidswerkboek inburgering"
ZONDER = "Hierover is nog niets opgeschreven."
KOLOMMEN = ("Hoofdstuk", "Besloten", "In bewerking", "Open")
BREEDTES = (8, 2.5, 3, 2.5)  # centimetres
KOLOMMEN_LEZER = ("Hoofdstuk", "Besloten", "Nog niet besloten")


@dataclass(frozen=True)
class Werkboek:
    """What goes into the document: chapters with the rows that are printed, and the progress of all of them."""

    gemeente: str
    hoofdstukken: tuple[tuple[Hoofdstuk, tuple[Regel, ...]], ...]
    voortgang: tuple[Hoofdstuk, ...]
    met_uitleg: bool
    ziet_concepten: bool
    ondertitel: str
    dag: str

    @property
    def kolommen(self) -> tuple[str, ...]:
        return KOLOMMEN if self.ziet_concepten else KOLOMMEN_LEZER


def compose(
    gemeente: Gemeente,
    hoofdstukken: list[Hoofdstuk],
    *,
    deel: Werkboekdeel | None = None,
    alleen_besloten: bool = False,
    met_uitleg: bool = False,
    ziet_concepten: bool = True,
) -> Werkboek:
    """One chapter or all of them, and of those all questions or only what is decided.

    For who does not see what is being written, that counts as not decided yet.
    """
    gekozen = tuple(h for h in hoofdstukken if deel is None or h.deel == deel)
    stand = Beleidsstand.BESLOTEN if alleen_besloten else ""
    met_regels = ((hoofdstuk, hoofdstuk.narrowed(stand)) for hoofdstuk in gekozen)
    return Werkboek(
        gemeente=gemeente.aanduiding,
        hoofdstukken=tuple((hoofdstuk, regels) for hoofdstuk, regels in met_regels if regels),
        voortgang=gekozen,
        met_uitleg=met_uitleg,
        ziet_concepten=ziet_concepten,
        ondertitel=" · ".join(filter(None, (deel.titel if deel else "", "Wat besloten is" if alleen_besloten else ""))),
        dag=date_format(localtime(klok.now()), "j F Y"),
    )


def render_pdf(gemeente: Gemeente, werkboek: Werkboek) -> bytes:
    kleuren = huisstijl.resolve(gemeente.huisstijl)
    return pdf.render_pdf(
        render_to_string("kwaliteit/werkboek/druk/document.html", context(werkboek)),
        titel=f"{TITEL} {werkboek.gemeente}",
        kleuren={"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]},
    )


def context(werkboek: Werkboek) -> dict:
    """All that the print shows."""
    inhoudsopgave = [("stand", "", "Hoe ver wij zijn", 1)]
    for hoofdstuk, regels in werkboek.hoofdstukken:
        inhoudsopgave.append((hoofdstuk.deel.code, hoofdstuk.deel.letter, hoofdstuk.deel.titel, 1))
        inhoudsopgave += [(regel.vraag.code, regel.vraag.nummer, regel.vraag.titel, 2) for regel in regels]
    return {
        "titel": TITEL,
        "kop": f"{werkboek.gemeente} · {TITEL}",
        "voet": f"Stand van {werkboek.dag}",
        "blad": {
            "gemeente": werkboek.gemeente,
            "soort": "Keuzes van de gemeente bij de brieven over kwaliteit van taal",
            "ondertitel": werkboek.ondertitel,
            "gegevens": facts(werkboek),
        },
        "inhoudsopgave": inhoudsopgave,
        "kolommen": werkboek.kolommen,
        "voortgang": progress(werkboek),
        "hoofdstukken": [(h, [_printed(werkboek, r) for r in regels]) for h, regels in werkboek.hoofdstukken],
        "met_uitleg": werkboek.met_uitleg,
        "zonder": ZONDER,
    }


def facts(werkboek: Werkboek) -> tuple[tuple[str, str], ...]:
    besloten = sum(hoofdstuk.besloten for hoofdstuk in werkboek.voortgang)
    totaal = sum(len(hoofdstuk.regels) for hoofdstuk in werkboek.voortgang)
    return (("Stand van", werkboek.dag), ("Besloten", f"{besloten} van {totaal} keuzes"))


def progress(werkboek: Werkboek) -> tuple[tuple[str, ...], ...]:
    """A row for each chapter, and the total."""
    rijen = [(f"{h.deel.letter} {h.deel.titel}", h.besloten, h.bezig, h.open) for h in werkboek.voortgang]
    if len(rijen) > 1:
        rijen.append(("Samen", *(sum(rij[kolom] for rij in rijen) for kolom in (1, 2, 3))))
    if not werkboek.ziet_concepten:
        rijen = [(naam, besloten, bezig + open_) for naam, besloten, bezig, open_ in rijen]
    return tuple((naam, *map(str, aantallen)) for naam, *aantallen in rijen)


def state_line(werkboek: Werkboek, regel: Regel) -> str:
    """How far it is and who decides: 'Besloten op 3 maart 2026 · gemeenteraad'."""
    if regel.stand == Beleidsstand.BESLOTEN:
        return f"Besloten op {date_format(regel.antwoord.besloten_op, 'j F Y')} · {regel.beslisser}"
    stand = regel.stand.label if werkboek.ziet_concepten else "Nog niet besloten"
    return f"{stand} · wie besluit: {regel.beslisser}"


def _printed(werkboek: Werkboek, regel: Regel) -> dict:
    tekst = regel.antwoord.tekst if regel.antwoord else ""
    return {"vraag": regel.vraag, "stand": state_line(werkboek, regel), "antwoord": plain_html(tekst)}


def render_word(gemeente: Gemeente, werkboek: Werkboek) -> bytes:
    return word.render_word(
        word.Document(
            titel=TITEL,
            organisatie=werkboek.gemeente,
            soort="Keuzes van de gemeente bij de brieven over kwaliteit van taal",
            ondertitel=werkboek.ondertitel,
            gegevens=facts(werkboek),
            voet=f"{werkboek.gemeente} · stand van {werkboek.dag}",
            datum=klok.now(),
            kleur=huisstijl.resolve(gemeente.huisstijl)["merk_donker"],
            onderdelen=tuple(_word_parts(werkboek)),
        )
    )


def _word_parts(werkboek: Werkboek) -> Iterator[word.Onderdeel]:
    yield word.Kop("Hoe ver wij zijn", nieuwe_pagina=True)
    yield word.Tabel(
        "Keuzes per hoofdstuk", werkboek.kolommen, progress(werkboek), (8, 2.5, 3, 2.5)[: len(werkboek.kolommen)]
    )
    for hoofdstuk, regels in werkboek.hoofdstukken:
        yield word.Kop(f"{hoofdstuk.deel.letter} {hoofdstuk.deel.titel}", nieuwe_pagina=True)
        yield word.Alinea(hoofdstuk.deel.inleiding)
        for regel in regels:
            yield from _word_question(werkboek, regel)


def _word_question(werkboek: Werkboek, regel: Regel) -> Iterator[word.Onderdeel]:
    yield word.Kop(f"{regel.vraag.nummer} {regel.vraag.titel}", 2)
    yield word.Alinea(state_line(werkboek, regel), bijzaak=True)
    yield word.Alinea((word.Stuk(regel.vraag.vraag, vet=True),))
    if werkboek.met_uitleg:
        yield from _word_text(regel.vraag.uitleg)
        yield word.Kop("Te overwegen", 3)
        yield word.Lijst(tuple(regel.vraag.overwegingen))
    yield word.Kop("Ons antwoord", 3)
    if regel.antwoord and regel.antwoord.tekst:
        yield from _word_text(regel.antwoord.tekst)
    else:
        yield word.Alinea((word.Stuk(ZONDER, cursief=True),))


def _word_text(tekst: str) -> Iterator[word.Onderdeel]:
    for opsomming, regels in blocks(tekst):
        yield word.Lijst(tuple(regels)) if opsomming else word.Alinea("\n".join(regels))

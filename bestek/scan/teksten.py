"""The rules that read texts: of questions, criteria, eisen and paragraphs. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bestek.structuur import OPENBAAR, Bestek, Bestekvraag, Criterium

from . import criteria, leesniveau, verwijzing, vraagvorm
from .bevinding import EISEN, GEGEVENS, PARAGRAFEN, VRAGEN, Bevinding, Kennis
from .regels import REGELS, action
from .taal import plain

TE_VEEL = 10  # public criteria of one question, a group of which one or more suffices counted once


@dataclass(frozen=True)
class Stuk:
    """A text with its place."""

    tekst: str
    plek: str
    naam: str  # as a finding calls it: 'Vraag 3 (Voortgang)'
    sleutel: str = ""
    deel: str = ""


def pieces(bestek: Bestek) -> Iterator[Stuk]:
    """Every text that a bidder reads, in the order of the bestek."""
    yield Stuk(bestek.omschrijving, GEGEVENS, "De korte omschrijving")
    for paragraaf in bestek.paragrafen:
        yield Stuk(plain(paragraaf.html), PARAGRAFEN, f"Paragraaf ‘{paragraaf.titel}’", paragraaf.sleutel)
    for vraag in bestek.vragen:
        naam = name_of(vraag)
        yield Stuk("\n".join(filter(None, (vraag.tekst, vraag.toelichting))), VRAGEN, naam, vraag.sleutel)
        for nummer, criterium in enumerate(public(vraag), 1):
            yield Stuk(criterium.tekst, VRAGEN, f"{naam}, criterium {nummer}", vraag.sleutel, criterium.sleutel)
    for eis in bestek.eisen:
        yield Stuk("\n".join(filter(None, (eis.tekst, eis.bewijs))), EISEN, f"Eis ‘{eis.titel}’", eis.sleutel)


def name_of(vraag: Bestekvraag) -> str:
    return f"Vraag {vraag.nummer} ({vraag.onderwerp})"


def public(vraag: Bestekvraag) -> list[Criterium]:
    return [criterium for criterium in vraag.criteria if criterium.zichtbaarheid == OPENBAAR]


def read_pieces(bestek: Bestek, kennis: Kennis) -> Iterator[Bevinding]:
    """What is wrong with the words, wherever they stand."""
    stukken = [stuk for stuk in pieces(bestek) if stuk.tekst.strip()]
    for stuk in stukken:
        for code, lees, zin in PER_TEKST:
            if fragment := lees(stuk.tekst):
                yield _found(code, stuk, f"{stuk.naam} {zin}", fragment)
        gemeten = leesniveau.read(stuk.tekst)
        if gemeten.zwaar:
            yield _found("leesniveau", stuk, f"{stuk.naam} is zwaar te lezen: {gemeten.redenen}.", stuk.tekst)
    yield from _terms(stukken, kennis)


PER_TEKST = (
    ("participatieplek", verwijzing.seeks_places, "legt het zoeken van plekken bij de taalaanbieder."),
    ("subcriteria_verzwegen", verwijzing.hidden_measures, "kondigt een maatstaf aan die niet bekend is."),
    ("onduidelijke_verwijzing", verwijzing.loose_reference, "verwijst zonder te zeggen waarnaar."),
)


def _found(code: str, stuk: Stuk, zin: str, fragment: str, **velden: object) -> Bevinding:
    plaats = {"sleutel": stuk.sleutel, "deel": stuk.deel, "grond": stuk.tekst}
    return REGELS[code].found(zin, stuk.plek, fragment=fragment, **(plaats | velden))


def _terms(stukken: list[Stuk], kennis: Kennis) -> Iterator[Bevinding]:
    """Each unexplained term once, where it is first used."""
    schat = verwijzing.vocabulary(kennis.termen)
    lijst = [s.tekst for s in stukken if s.plek == PARAGRAFEN and verwijzing.BEGRIPPENKOP.search(s.naam)]
    verklaard = {schat.canonical(term) for tekst in lijst for term in schat.terms_in(tekst)}
    gezien = set(verklaard)
    for stuk in stukken:
        if stuk.tekst in lijst:
            continue
        for term in schat.terms_in(stuk.tekst):
            naam = schat.canonical(term)
            if naam in gezien:
                continue
            gezien.add(naam)
            if not any(schat.explained(term, s.tekst) for s in stukken if term.casefold() in s.tekst.casefold()):
                velden = {"kenmerk": naam, "grond": naam}
                if (bekend := schat.van.get(term.casefold())) and bekend.uitleg:
                    knop = f"‘{bekend.naam}’ uitleggen in Begrippen"
                    velden["remedie"] = action(REGELS["begrip_onverklaard"], "begrip", knop, bekend.naam)
                yield _found("begrip_onverklaard", stuk, f"{stuk.naam}: ‘{term}’ wordt niet uitgelegd.", term, **velden)


def read_questions(bestek: Bestek, kennis: Kennis) -> Iterator[Bevinding]:
    """What is wrong with questions and their criteria."""
    ruimte = criteria.room(bestek)
    for vraag in bestek.vragen:
        stuk = Stuk(vraag.tekst, VRAGEN, name_of(vraag), vraag.sleutel)
        for code, lees, zin in PER_VRAAG:
            if fragment := lees(vraag.tekst):
                yield _found(code, stuk, f"{stuk.naam} {zin}", fragment)
        yield from _criteria(vraag, stuk, kennis, ruimte)


PER_VRAAG = (
    ("gesloten_vraag", vraagvorm.closed, "is met ja of nee te beantwoorden."),
    ("stuurt_antwoord", vraagvorm.steering, "zegt al wat het antwoord moet zijn."),
    ("meer_vragen", vraagvorm.several, "stelt meer vragen tegelijk."),
)


def _criteria(vraag: Bestekvraag, stuk: Stuk, kennis: Kennis, ruimte: frozenset[str]) -> Iterator[Bevinding]:
    openbaar = public(vraag)
    telt = any(weging.punten for weging in vraag.wegingen)
    if telt and not openbaar:
        velden = {"grond": "geen"}
        if vraag.criteria:
            knop = (
                f"Alle {len(vraag.criteria)} criteria openbaar maken"
                if len(vraag.criteria) > 1
                else "Criterium openbaar maken"
            )
            velden["remedie"] = action(REGELS["zonder_criteria"], "openbaar", knop, vraag.sleutel)
        yield _found("zonder_criteria", stuk, f"{stuk.naam} heeft punten en geen openbaar criterium.", "", **velden)
    if (aantal := _counting(openbaar)) > TE_VEEL:
        zin = f"{stuk.naam} heeft {aantal} openbare criteria."
        yield _found("te_veel_criteria", stuk, zin, "", grond=str(aantal))
    for nummer, criterium in enumerate(openbaar, 1):
        deel = Stuk(criterium.tekst, VRAGEN, f"{stuk.naam}, criterium {nummer}", vraag.sleutel, criterium.sleutel)
        grond = f"{vraag.tekst}\n{criterium.tekst}"
        naar_achter = {"actie": "achtergrond", "knop": "Criterium naar achtergrond", "doel": criterium.sleutel}
        if criteria.not_asked(vraag, criterium, kennis):
            remedie = action(REGELS["criterium_niet_gevraagd"], **naar_achter)
            zin = f"{deel.naam} gaat over iets wat de vraag niet vraagt."
            yield _found("criterium_niet_gevraagd", deel, zin, criterium.tekst, grond=grond, remedie=remedie)
        nodig = criteria.needs(criterium.tekst, kennis.voorwaarden.get(criterium.herkomst_code, ""))
        if nodig and nodig not in ruimte:
            remedie = action(REGELS["budgetvoorwaarde"], **naar_achter)
            zin = f"{deel.naam} vraagt {NODIG[nodig]}; het bestek geeft daar geen ruimte voor."
            yield _found("budgetvoorwaarde", deel, zin, criterium.tekst, grond=grond, remedie=remedie)


NODIG = {
    "duaal": "duaal leren",
    "afstemming": "uren om met anderen af te stemmen",
    "coordinatie": "een coördinator",
}


def _counting(openbaar: list[Criterium]) -> int:
    """How many criteria count: of a group of which one or more suffices, only one."""
    keuzes = {criterium.groep for criterium in openbaar if criterium.logica == "een_of_meer"}
    return sum(criterium.logica != "een_of_meer" for criterium in openbaar) + len(keuzes)

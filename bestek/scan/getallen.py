"""The rules that compute: points, steps, lengths, price, scales, dates, routes and themes. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from bestek import weging
from bestek.structuur import Bestek, Bestekvraag, Perceel
from bestek.weging import about, number_text

from .bevinding import GEGEVENS, PERCELEN, SCHALEN, VRAGEN, Bevinding, Kennis, Remedie
from .regels import REGELS, action
from .schaalwoorden import equal_scores
from .taal import either, pattern, plain

VERHOUDING = 3  # pages and points are out of proportion where one share is more than this many times the other
BIJ_UITVAL = pattern(either("bij_uitval"))


def read_scales(bestek: Bestek) -> Iterator[Bevinding]:
    gebruikt = {vraag.schaal for vraag in bestek.vragen}
    for schaal in bestek.schalen:
        if schaal.sleutel in gebruikt and (gelijk := equal_scores(schaal)):
            een, ander, woorden = gelijk
            cijfers = f"{number_text(een.waarde)} en {number_text(ander.waarde)}"
            zin = f"Schaal ‘{schaal.naam}’: de cijfers {cijfers} hebben dezelfde woorden."
            grond = "\n".join(f"{a.waarde} {a.woord}: {a.omschrijving}" for a in schaal.ankerpunten)
            yield REGELS["ankerwoorden_gelijk"].found(
                zin, SCHALEN, sleutel=schaal.sleutel, fragment=woorden, grond=grond
            )


def read_points(bestek: Bestek) -> Iterator[Bevinding]:
    for probleem in weging.problems(bestek):
        plek = VRAGEN if probleem.soort in ("totaal", "vraag_zonder_punten") else PERCELEN
        sleutel = probleem.vraag or probleem.stand.perceel
        yield REGELS["punten"].found(
            probleem.zin, plek, sleutel=sleutel, kenmerk=f"{probleem.soort} {probleem.stand.perceel}"
        )
    for perceel in bestek.percelen:
        yield from _too_small(bestek, perceel)
    yield from _too_long(bestek)


def _too_small(bestek: Bestek, perceel: Perceel) -> Iterator[Bevinding]:
    """A question whose whole range is less than the smallest step that any other question here can make."""
    vragen = [
        (vraag, _shares(bestek, vraag), Fraction(vraag.punten(perceel) or 0)) for vraag in bestek.vragen_van(perceel)
    ]
    stappen = {v.sleutel: punten * min(hoog - laag for laag, hoog in pairwise(delen)) / 100
               for v, delen, punten in vragen if len(delen) > 1 and punten > 0}  # fmt: skip
    laagste = sorted(stappen.items(), key=lambda rij: rij[1])[:2]
    for vraag, delen, punten in vragen:
        bereik = punten * (delen[-1] - delen[0]) / 100 if delen else Fraction(0)
        stap = next((stap for sleutel, stap in laagste if sleutel != vraag.sleutel), None)
        if stap is not None and 0 < bereik < stap:
            zin = (
                f"vraag {vraag.nummer} ({vraag.onderwerp}) maakt hoogstens {number_text(bereik)} punt verschil; "
                f"één stap op een andere vraag is ten minste {number_text(stap)} punten."
            )
            velden = {"sleutel": vraag.sleutel, "kenmerk": perceel.sleutel}
            yield REGELS["gewicht_te_klein"].found(about(bestek, perceel, zin), VRAGEN, **velden)


def _shares(bestek: Bestek, vraag: Bestekvraag) -> list[Fraction]:
    """The different shares of the points that its scale gives, from low to high."""
    schaal = next((s for s in bestek.schalen if s.sleutel == vraag.schaal), None)
    return sorted({Fraction(punt.aandeel) for punt in schaal.ankerpunten}) if schaal else []


def _too_long(bestek: Bestek) -> Iterator[Bevinding]:
    """A question's share of the asked pages against its share of the points, in the perceel where they differ most."""
    scheef: dict[str, tuple] = {}
    for perceel in bestek.percelen:
        for vraag, bladen, punten in _proportions(bestek, perceel):
            wijk = max(bladen / punten, punten / bladen)
            if wijk > max(VERHOUDING, scheef.get(vraag.sleutel, (0,))[0]):
                scheef[vraag.sleutel] = (wijk, vraag, perceel, bladen, punten)
    for _, vraag, perceel, bladen, punten in scheef.values():
        zin = (
            f"vraag {vraag.nummer} ({vraag.onderwerp}) vraagt {_percent(bladen)} van de bladzijden "
            f"en geeft {_percent(punten)} van de punten."
        )
        yield REGELS["lengte_uit_verhouding"].found(about(bestek, perceel, zin), VRAGEN, sleutel=vraag.sleutel)


def _proportions(bestek: Bestek, perceel: Perceel) -> list[tuple[Bestekvraag, Fraction, Fraction]]:
    """Of each question its share of pages and of points; nothing where a question has no limit."""
    vragen = bestek.vragen_van(perceel)
    kwaliteit = bestek.kwaliteit(perceel)
    if len(vragen) < 2 or kwaliteit <= 0 or not all(v.max_a4 and v.max_a4 > 0 for v in vragen):
        return []
    bladen = Fraction(sum(v.max_a4 for v in vragen))
    gewogen = ((vraag, Fraction(vraag.punten(perceel))) for vraag in vragen)
    return [
        (vraag, Fraction(vraag.max_a4) / bladen, punten / Fraction(kwaliteit))
        for vraag, punten in gewogen
        if punten > 0
    ]


def _percent(deel: Fraction) -> str:
    return f"{round(deel * 100)}%"


RELATIEVE_PRIJS = "gewogen_punten_relatieve_prijs"


def read_price(bestek: Bestek) -> Iterator[Bevinding]:
    methode = weging.METHODEN.get(bestek.methode)
    if methode is None or not methode.prijs_telt:
        return
    for perceel in bestek.percelen:
        if perceel.punten_prijs > 0 and not bestek.kwaliteit(perceel):
            zin = about(bestek, perceel, "alleen de prijs heeft punten.")
            yield REGELS["alleen_prijs"].found(zin, PERCELEN, sleutel=perceel.sleutel)
    duurste = max(bestek.percelen, key=lambda p: p.punten_prijs, default=None)
    uitgelegd = bestek.uitval or any(BIJ_UITVAL.search(plain(p.html)) for p in bestek.paragrafen)
    if methode.keert and duurste and duurste.punten_prijs > 0 and bestek.kwaliteit(duurste) > 0 and not uitgelegd:
        regel = REGELS["relatieve_prijs"]
        zin = "De volgorde kan omslaan als een inschrijving afvalt, en het bestek zegt niet wat er dan gebeurt."
        voorbeeld = reversal(duurste.punten_prijs) if methode.naam == RELATIEVE_PRIJS else methode.let_op
        yield regel.found(zin, PERCELEN, sleutel=duurste.sleutel, waarom=f"{regel.waarom} {voorbeeld}")


def reversal(prijs: Decimal) -> str:
    """How the ranking turns round, in the figures of this bestek: exact, with prices 60, 80 and 100."""
    punten = Fraction(prijs)
    voorsprong, marge = punten * 7 / 40, punten / 40
    return (
        f"Een voorbeeld met uw {number_text(prijs)} punten voor prijs: A vraagt € 80, B vraagt € 100 en is "
        f"{number_text(voorsprong)} punten beter op kwaliteit. Doet C mee voor € 60, dan staat B "
        f"{number_text(marge)} punt voor; valt C af, dan staat A {number_text(marge)} punt voor."
    )


def read_dates(kennis: Kennis) -> Iterator[Bevinding]:
    for fout in kennis.planning:
        velden = {"bron": fout.bron} if fout.bron else {}
        bevinding = REGELS["datum"].found(fout.zin, GEGEVENS, kenmerk=fout.soort, remedie=Remedie(fout.doe), **velden)
        yield replace(bevinding, ernst=fout.ernst)


def read_routes(bestek: Bestek, kennis: Kennis) -> Iterator[Bevinding]:
    """Percelen whose route has questions of its own in the letters, none of which is asked there."""
    for perceel in bestek.percelen:
        vragen = bestek.vragen_van(perceel)
        if not vragen:
            continue
        codes = {vraag.herkomst_code for vraag in vragen}
        routes = perceel.routes or bestek.routes
        zonder_alfa = "Z" in routes and not any(_about_literacy(vraag) for vraag in vragen)
        if zonder_alfa:
            zin = about(bestek, perceel, "in de Z-route wordt niets gevraagd over alfabetisering.")
            yield _missing("z_zonder_alfabetisering", zin, perceel, "8.1a", kennis)
        for route in routes:
            eigen = kennis.routes.get(route, ())
            if eigen and not codes & set(eigen) and not (route == "Z" and zonder_alfa):
                zin = about(
                    bestek, perceel, f"er staat geen vraag in die bij de {kennis.routenamen.get(route, route)} hoort."
                )
                yield _missing("perceel_zonder_route", zin, perceel, eigen[0], kennis, route)


def _about_literacy(vraag: Bestekvraag) -> bool:
    teksten = (vraag.onderwerp, vraag.tekst, vraag.toelichting)
    return vraag.herkomst_code.startswith("8.") or any("alfa" in tekst.lower() for tekst in teksten)


def _missing(code: str, zin: str, perceel: Perceel, vraag: str, kennis: Kennis, kenmerk: str = "") -> Bevinding:
    velden = {}
    if vraag in kennis.onderwerpen:
        knop = f"Vraag {vraag} toevoegen: {kennis.onderwerpen[vraag]}"
        velden["remedie"] = action(REGELS[code], "vraag", knop, f"{vraag}@{perceel.sleutel}")
    return REGELS[code].found(zin, VRAGEN, sleutel=perceel.sleutel, kenmerk=kenmerk, **velden)


def read_themes(bestek: Bestek, kennis: Kennis) -> Iterator[Bevinding]:
    """One finding per perceel for all themes that are absent there."""
    for perceel in bestek.percelen:
        namen = [gat.thema for gat in kennis.gaten if gat.perceel == perceel.sleutel and not gat.dun]
        if namen and bestek.vragen_van(perceel):
            lijst = ", ".join(namen[:6]) + (f" en {len(namen) - 6} andere" if len(namen) > 6 else "")
            zin = about(
                bestek,
                perceel,
                f"over {len(namen)} thema{'’s' * (len(namen) > 1)} van de brieven wordt niets gevraagd: {lijst}.",
            )
            yield REGELS["thema_gat"].found(zin, VRAGEN, sleutel=perceel.sleutel, grond=", ".join(namen))

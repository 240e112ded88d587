"""What changed between two versions of a bestek, in the words in which people read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from documenten.opmaak import plain_text
from kwaliteit.enums import Eissoort
from kwaliteit.verschil import Segmenten, segments

from .enums import Besluitwijze, Bewijsmoment, GelijkeStand, Hoofdstuk, Perceelregel, Profiel, Uitval
from .lezen import UITLEG_BIJ_LOGICA, euro, planning, route_names
from .structuur import ACHTERGROND, Bestek, Bestekvraag, Eis, Hoeveelheid, Paragraaf, Perceel, Prijsregel, Schaal
from .weging import METHODEN, number_text


@dataclass(frozen=True)
class Verandering:
    """One part that is not the same; `stand` is nieuw, vervallen or gewijzigd."""

    kop: str
    stand: str
    segmenten: Segmenten
    sleutel: str = ""


def compare(oud: Bestek, nieuw: Bestek) -> list[Verandering]:
    """Every part that was added, dropped or changed, in the order of the document."""
    voor, na = dict(_parts(oud)), dict(_parts(nieuw))
    volgorde = [*na, *(sleutel for sleutel in voor if sleutel not in na)]
    found = []
    for sleutel in volgorde:
        (kop_voor, tekst_voor), (kop, tekst) = voor.get(sleutel, ("", "")), na.get(sleutel, ("", ""))
        if tekst_voor == tekst:
            continue
        stand = "nieuw" if sleutel not in voor else "vervallen" if sleutel not in na else "gewijzigd"
        found.append(Verandering(kop or kop_voor, stand, segments(tekst_voor, tekst), sleutel))
    return found + list(_moved(oud, nieuw))


def _moved(oud: Bestek, nieuw: Bestek) -> Iterator[Verandering]:
    """Lists whose parts stayed but stand in another order; questions tell that by their number."""
    for lijst in ("paragrafen", "percelen", "schalen", "eisen"):
        voor, na = ({rij.sleutel: rij for rij in getattr(bestek, lijst)} for bestek in (oud, nieuw))
        was, is_ = [s for s in voor if s in na], [s for s in na if s in voor]
        if was != is_:
            teksten = ("\n".join(_name(na[s]) for s in volgorde) for volgorde in (was, is_))
            yield Verandering(f"Volgorde van de {lijst}", "gewijzigd", segments(*teksten), f"volgorde-{lijst}")


def _name(rij: Paragraaf | Perceel | Schaal | Eis) -> str:
    return rij.titel if isinstance(rij, Paragraaf | Eis) else rij.naam


def _parts(bestek: Bestek) -> Iterator[tuple[str, tuple[str, str]]]:
    """Per part its lasting key, with its heading and all that it says as text."""
    yield "gegevens", ("Gegevens", _data(bestek))
    yield "planning", ("Planning", _text([f"{naam}: {dag}" for naam, dag in planning(bestek)]))
    yield "gunning", ("Regels voor de gunning", _award(bestek))
    for p in bestek.paragrafen:
        waar = f"Hoofdstuk: {Hoofdstuk(p.hoofdstuk).label}" if p.hoofdstuk != Hoofdstuk.INLEIDING else ""
        yield p.sleutel, (f"Paragraaf ‘{p.titel}’", _text([p.titel, waar, plain_text(p.html)]))
    for p in bestek.percelen:
        yield p.sleutel, (f"Perceel ‘{p.naam}’", _perceel(p))
    for s in bestek.schalen:
        regels = [
            f"{number_text(a.waarde)} {a.woord} ({number_text(a.aandeel)}%): {a.omschrijving}" for a in s.ankerpunten
        ]
        yield s.sleutel, (f"Schaal ‘{s.naam}’", _text([s.naam, *regels]))
    for vraag in bestek.vragen:
        yield vraag.sleutel, (f"Vraag {vraag.nummer} ‘{vraag.onderwerp}’", _question(bestek, vraag))
    for eis in bestek.eisen:
        yield eis.sleutel, (f"Eis ‘{eis.titel}’", _requirement(bestek, eis))


def _data(bestek: Bestek) -> str:
    regels = [bestek.titel, f"Kenmerk: {bestek.kenmerk}", f"Procedure: {Profiel(bestek.profiel).label}"]
    regels += [bestek.omschrijving, f"Contact: {bestek.contact}", f"Leerroutes: {route_names(bestek.routes)}"]
    regels.append("Inschrijven als combinatie: " + ("mag" if bestek.combinaties else "mag niet"))
    if bestek.max_percelen is not None:
        regels.append(f"Hoogstens {bestek.max_percelen} percelen per inschrijver")
    return _text([bestek.gemeente, *regels])


def _award(bestek: Bestek) -> str:
    methode = METHODEN.get(bestek.methode)
    regels = [f"Gunningsmethode: {methode.naam}" if methode else ""]
    regels.append(f"Het cijfer komt tot stand: {Besluitwijze(bestek.besluitwijze).label.lower()}" if methode else "")
    keuzes = (
        ("Bij een gelijk aantal punten", GelijkeStand, bestek.gelijke_stand),
        ("Als een inschrijving uitvalt", Uitval, bestek.uitval),
        ("Als een inschrijver in te veel percelen eerste is", Perceelregel, bestek.perceelregel),
    )
    regels += [f"{wat}: {soort(waarde).label}" for wat, soort, waarde in keuzes if waarde]
    if bestek.prijsfactor is not None:
        regels.append(f"Geen punten bij {number_text(bestek.prijsfactor)} keer de laagste prijs")
    return _text(regels)


def _perceel(perceel: Perceel) -> str:
    regels = [perceel.naam, perceel.omschrijving, f"Gebied: {perceel.gebied}" if perceel.gebied else ""]
    regels.append(f"Leerroutes: {route_names(perceel.routes)}")
    regels.append(f"Punten voor prijs: {number_text(perceel.punten_prijs)}")
    if perceel.vaste_prijs is not None:
        regels.append(f"Vaste prijs: {euro(perceel.vaste_prijs)} zonder btw")
    if perceel.plafondprijs is not None:
        regels.append(f"Plafondprijs: {euro(perceel.plafondprijs)} zonder btw")
    grenzen = ("Alle punten tot", perceel.prijs_laag), ("Geen punten vanaf", perceel.prijs_hoog)
    regels += [f"{wat}: {euro(prijs)} zonder btw" for wat, prijs in grenzen if prijs is not None]
    regels += [f"Omvang: {_volume(h)}" for h in perceel.hoeveelheden]
    regels += [f"Prijsblad: {_rate(p)}" for p in perceel.prijsregels]
    return _text(regels)


def _volume(h: Hoeveelheid) -> str:
    grenzen = [f"ten minste {h.minimum}"] if h.minimum is not None else []
    grenzen += [f"ten hoogste {h.maximum}"] if h.maximum is not None else []
    erbij = f" ({', '.join(grenzen)})" if grenzen else ""
    return f"{h.omschrijving}, {h.verwacht} {h.eenheid}{erbij}"


def _rate(regel: Prijsregel) -> str:
    grens = f", hoogstens {euro(regel.maximum)}" if regel.maximum is not None else ""
    return f"{regel.omschrijving}, tarief per {regel.eenheid}, {number_text(regel.hoeveelheid)} keer{grens}"


def _question(bestek: Bestek, vraag: Bestekvraag) -> str:
    regels = [f"Vraag {vraag.nummer}: {vraag.onderwerp}", vraag.tekst, vraag.toelichting]
    if vraag.max_a4 is not None:
        regels.append(f"Hoogstens {number_text(vraag.max_a4)} A4")
    if vraag.minimum is not None:
        regels.append(f"Wie lager scoort dan {number_text(vraag.minimum)}, valt af")
    if vraag.per_perceel:
        regels.append("Voor elk perceel een eigen antwoord")
    regels += [f"Schaal: {schaal.naam}" for schaal in bestek.schalen if schaal.sleutel == vraag.schaal]
    for perceel in bestek.percelen:
        if (punten := vraag.punten(perceel)) is not None:
            waar = f" in {perceel.naam}" if len(bestek.percelen) > 1 else ""
            regels.append(f"Punten{waar}: {number_text(punten)}")
    groep = ("", "alle")
    for c in vraag.criteria:
        if (c.groep, c.logica) != groep:
            groep = (c.groep, c.logica)
            regels.append(f"{c.groep or 'Criteria'}: {UITLEG_BIJ_LOGICA[c.logica]}")
        regels.append(f"Criterium{' (achtergrond)' if c.zichtbaarheid == ACHTERGROND else ''}: {c.tekst}")
    return _text(regels)


def _requirement(bestek: Bestek, eis: Eis) -> str:
    namen = [p.naam for p in bestek.percelen if p.sleutel in eis.percelen]
    waar = f"Alleen voor {', '.join(namen)}" if namen else ""
    kop = f"{eis.titel} ({Eissoort(eis.soort).label.lower()})"
    bewijs = [f"Bewijs: {eis.bewijs}"] if eis.bewijs else []
    bewijs += [f"Wanneer: {Bewijsmoment(eis.bewijsmoment).label}"] if eis.bewijsmoment else []
    return _text([kop, eis.tekst, *bewijs, waar])


def _text(regels: list[str]) -> str:
    return "\n".join(regel for regel in regels if regel)

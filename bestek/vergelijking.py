"""What changed between two versions of a bestek, to be read by people. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from kwaliteit.verschil import Segmenten, segments

from .structuur import Bestek, Bestekvraag, Eis, decimal_text


@dataclass(frozen=True)
class Verandering:
    """One part that is not the same; `stand` is nieuw, vervallen or gewijzigd."""

    kop: str
    stand: str
    segmenten: Segmenten


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
        found.append(Verandering(kop or kop_voor, stand, segments(tekst_voor, tekst)))
    return found


def _parts(bestek: Bestek) -> Iterator[tuple[str, tuple[str, str]]]:
    """Per part its lasting key, with its heading and all that it says as text."""
    yield "gegevens", ("Gegevens en planning", _data(bestek))
    for p in bestek.paragrafen:
        yield p.sleutel, (f"Paragraaf ‘{p.titel}’", f"{p.titel}\n{p.html}")
    for p in bestek.percelen:
        prijs = decimal_text(p.vaste_prijs) if p.vaste_prijs is not None else "–"
        regels = [p.naam, p.omschrijving, f"Routes: {', '.join(p.routes)}"]
        regels += [f"Punten voor prijs: {decimal_text(p.punten_prijs)}", f"Vaste prijs: {prijs}"]
        yield p.sleutel, (f"Perceel ‘{p.naam}’", _text(regels))
    for s in bestek.schalen:
        regels = [
            f"{decimal_text(a.waarde)} {a.woord} ({decimal_text(a.aandeel)}%): {a.omschrijving}" for a in s.ankerpunten
        ]
        yield s.sleutel, (f"Schaal ‘{s.naam}’", _text([s.naam, *regels]))
    for vraag in bestek.vragen:
        yield vraag.sleutel, (f"Vraag {vraag.nummer} ‘{vraag.onderwerp}’", _question(bestek, vraag))
    for eis in bestek.eisen:
        yield eis.sleutel, (f"Eis ‘{eis.titel}’", _requirement(bestek, eis))


def _data(bestek: Bestek) -> str:
    regels = [bestek.titel, f"Kenmerk: {bestek.kenmerk}", f"Procedure: {bestek.profiel}", f"Methode: {bestek.methode}"]
    regels += [bestek.omschrijving, f"Contact: {bestek.contact}", f"Routes: {', '.join(bestek.routes)}"]
    return _text([*regels, *(f"{naam}: {waarde}" for naam, waarde in bestek.datums.items())])


def _question(bestek: Bestek, vraag: Bestekvraag) -> str:
    regels = [f"Vraag {vraag.nummer}: {vraag.onderwerp}", vraag.tekst, vraag.toelichting]
    if vraag.max_a4 is not None:
        regels.append(f"Hoogstens {decimal_text(vraag.max_a4)} A4")
    for perceel in bestek.percelen:
        if (punten := vraag.punten(perceel)) is not None:
            regels.append(f"Punten in {perceel.naam}: {decimal_text(punten)}")
    regels += [f"Criterium ({c.zichtbaarheid}): {c.tekst}" for c in vraag.criteria]
    return _text(regels)


def _requirement(bestek: Bestek, eis: Eis) -> str:
    namen = [p.naam for p in bestek.percelen if p.sleutel in eis.percelen]
    waar = f"Alleen voor {', '.join(namen)}" if namen else ""
    return _text([f"{eis.titel} ({eis.soort})", eis.tekst, f"Bewijs: {eis.bewijs}" if eis.bewijs else "", waar])


def _text(regels: list[str]) -> str:
    return "\n".join(regel for regel in regels if regel)

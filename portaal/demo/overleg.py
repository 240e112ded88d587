"""Colleagues of the demo at work on a text: remarks, a name in them, and wordings that wait for a choice."""

import tomllib
from itertools import chain

from django_scopes import scope

from bestek import opmerkingen, voorstellen
from bestek.models import Bestek, Opmerking
from bestek.models.onderdeel import BestekOnderdeel
from bestek.tekstdelen import Deel, Tekst, of_row
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente

from . import lezen
from .tijd import Kalender


def add_remarks(gemeenten: dict[str, Gemeente], mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """Once, in the texts that the data name, as long as those are still written or reviewed."""
    inhoud = tomllib.loads((lezen.MAP / "overleg.toml").read_text(encoding="utf-8"))
    with scope(gemeente=gemeenten["polderstad"]):
        if Opmerking.objects.exists():
            return
        kenmerken = {rij["bestek"] for rij in chain(inhoud["gesprekken"], inhoud["voorstellen"])}
        bestekken = {b.kenmerk: b for b in Bestek.objects.filter(kenmerk__in=kenmerken).select_related("gemeente")}
        for rij in inhoud["gesprekken"]:
            if deel := _part(bestekken.get(rij["bestek"]), rij["bij"]):
                _talk(deel, rij, mensen, kalender)
        for rij in inhoud["voorstellen"]:
            if deel := _part(bestekken.get(rij["bestek"]), rij["bij"]):
                tekst = Tekst(deel, rij["veld"])
                with klok.fixed(kalender.moment(rij["op"])):
                    voorstellen.propose(tekst, tekst.clean(rij["nieuw"]), mensen[rij["wie"]], rij["toelichting"])


def _talk(deel: Deel, gesprek: dict, mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """A remark and its answers; who answers or settles has seen that he was named."""
    with klok.fixed(kalender.moment(gesprek["op"])):
        draad = opmerkingen.add(deel, gesprek["tekst"], mensen[gesprek["wie"]])
    for antwoord in gesprek.get("antwoorden", []):
        with klok.fixed(kalender.moment(antwoord["op"])):
            opmerkingen.mark_seen([draad], mensen[antwoord["wie"]])
            opmerkingen.answer(draad, antwoord["tekst"], mensen[antwoord["wie"]])
            if wie := gesprek.get("afgehandeld"):
                opmerkingen.settle(draad, mensen[wie])


def _part(bestek: Bestek | None, naam: str) -> Deel | None:
    """'geheel', 'vraag 2.3' by its code in the letters, 'vraag …' or 'paragraaf …' by its title."""
    if bestek is None:
        return None
    soort, _, rest = naam.partition(" ")
    if soort == "geheel":
        return Deel(bestek, "algemeen")
    rij = _row(bestek, soort, rest)
    return of_row(bestek, rij) if rij else None


def _row(bestek: Bestek, soort: str, naam: str) -> BestekOnderdeel | None:
    if soort == "paragraaf":
        return bestek.paragraaf_set.current().filter(titel=naam).first()
    vragen = bestek.bestekvraag_set.current()
    return vragen.filter(herkomst__code=naam).first() or vragen.filter(onderwerp=naam).first()

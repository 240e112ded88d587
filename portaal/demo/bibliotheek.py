"""The own libraries of the demo, and what its gemeenten share with each other and take over."""

import tomllib
from decimal import Decimal

from django_scopes import scope, scopes_disabled

from bestek.models import Bestek
from bestek.uit_bibliotheek import add_item
from bestek.vraagkeuze import add_bibliotheekvraag
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.bibliotheek.beheer import change_item, copy_vraag, create_item, lapse
from kwaliteit.bibliotheek.delen import share, take_over
from kwaliteit.enums import Deling, Itemsoort
from kwaliteit.models import Bibliotheekitem, Route, Thema, Vraag

from . import lezen
from .tijd import Kalender

VELDEN = ("titel", "toelichting", "eissoort", "bewijs", "bron", "bron_datum")
DEELT = {"polderstad": "wil.terpstra", "duinwijk": "nadia.bouzid", "polder-en-duin": "karin.blom"}
GEDEELD, GEBRUIKT = "-11 di 09:40", "-1 di 11:20"

Mensen = dict[str, Gebruiker]


def add_libraries(gemeenten: dict[str, Gemeente], mensen: Mensen, kalender: Kalender) -> None:
    """Fill the libraries, all at once because they refer to each other; nothing where one of them has items."""
    with scopes_disabled():
        if Bibliotheekitem.objects.filter(gemeente__in=gemeenten.values()).exists():
            return
    gegevens = tomllib.loads((lezen.MAP / "bibliotheek.toml").read_text(encoding="utf-8"))
    items = {rij["naam"]: _add(gemeenten[rij["gemeente"]], rij, mensen, kalender) for rij in gegevens["items"]}
    for rij in gegevens["overnames"]:
        gemeente = gemeenten[rij["gemeente"]]
        with scope(gemeente=gemeente), klok.fixed(kalender.moment(rij["op"])):
            take_over(gemeente, items[rij["item"]].sleutel, mensen[rij["wie"]])
    for rij in gegevens["wijzigingen"]:
        item = items[rij["item"]]
        with scope(gemeente=item.gemeente), klok.fixed(kalender.moment(rij["op"])):
            criteria = [(tekst, None) for tekst in rij["criteria"]]
            change_item(item, item.versie, mensen[rij["wie"]], tekst=rij["tekst"], criteria=criteria)


def _add(gemeente: Gemeente, rij: dict, mensen: Mensen, kalender: Kalender) -> Bibliotheekitem:
    """Written, shared, taken into a bestek and lapsed, each at its own moment."""
    wie = mensen[rij["wie"]]
    with scope(gemeente=gemeente):
        with klok.fixed(kalender.moment(rij["op"])):
            item = _copy(gemeente, rij, wie) if "vraag" in rij else _create(gemeente, rij, wie)
        if "deling" in rij:
            with klok.fixed(kalender.moment(GEDEELD)):
                share(item, Deling(rij["deling"]), mensen[DEELT[gemeente.slug]])
        if bestek := Bestek.objects.filter(kenmerk=rij.get("bestek"), status="concept").first():
            with klok.fixed(kalender.moment(GEBRUIKT)):
                _use(bestek, item, rij, mensen["sanne.de.vries"])
        if "vervallen" in rij:
            with klok.fixed(kalender.moment(rij["vervallen"])):
                lapse(item, wie)
    return item


def _create(gemeente: Gemeente, rij: dict, wie: Gebruiker) -> Bibliotheekitem:
    return create_item(
        gemeente,
        wie,
        Itemsoort(rij["soort"]),
        tekst=lezen.unwrap(rij["tekst"]),
        criteria=[(tekst, None) for tekst in rij.get("criteria", [])],
        routes=Route.objects.filter(code__in=rij.get("routes", [])),
        themas=Thema.objects.filter(code__in=rij.get("themas", [])),
        **{naam: rij[naam] for naam in VELDEN if naam in rij},
    )


def _copy(gemeente: Gemeente, rij: dict, wie: Gebruiker) -> Bibliotheekitem:
    """A copy of a letter's question, with the gemeente's own text and criteria on top."""
    item = copy_vraag(gemeente, Vraag.objects.get(code=rij["vraag"]), wie)
    criteria = [(c.tekst, c.herkomst) for c in item.criteria.select_related("herkomst")]
    criteria += [(tekst, None) for tekst in rij["erbij"]]
    return change_item(item, 1, wie, tekst=rij["tekst"], toelichting=rij["toelichting"], criteria=criteria)


def _use(bestek: Bestek, item: Bibliotheekitem, rij: dict, wie: Gebruiker) -> None:
    if item.soort == Itemsoort.VRAAG:
        add_bibliotheekvraag(bestek, item, wie, punten=Decimal(rij["punten"]))
    else:
        add_item(bestek, item, wie)

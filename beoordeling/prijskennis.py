"""Who could see the prices of an earlier round on the same offers before a new round judges them again."""

from gemeenten.enums import Rol
from gemeenten.models import Gebruiker

from .enums import Rondestatus
from .models import Commissielid, Prijs, Ronde


def priced_rounds(ronde: Ronde) -> list[Ronde]:
    """Earlier rounds on these offers whose prices were opened, also where such a round was withdrawn since."""
    geopend = Prijs.objects.filter(ronde__bestek=ronde.bestek_id, ronde__nummer__lt=ronde.nummer)
    return list(Ronde.objects.filter(pk__in=geopend.values("ronde")).order_by("nummer"))


def price_knowers(ronde: Ronde) -> dict[int, int]:
    """Per user who could see them, the number of the first round that showed prices. Three queries, or one.

    Whether somebody looked is not known: this says who was let in, by the roles as they are now.
    """
    eerder = priced_rounds(ronde)
    if not eerder:
        return {}
    leden = list(Commissielid.objects.admitted().filter(ronde__in=eerder).values_list("ronde__nummer", "gebruiker"))
    gemeente = Gebruiker.objects.filter(lidmaatschappen__gemeente=ronde.gemeente_id)
    rollen = list(gemeente.values_list("pk", "lidmaatschappen__rol", "lidmaatschappen__gemeente"))
    rollen = [(pk, rol) for pk, rol, waar in rollen if waar == ronde.gemeente_id]
    gevonden: dict[int, int] = {}
    for rij in eerder:
        mogen = {Rol.INKOPER, *([Rol.LEZER] if rij.status == Rondestatus.AFGEROND else [])}
        wie = {pk for nummer, pk in leden if nummer == rij.nummer} | {pk for pk, rol in rollen if rol in mogen}
        gevonden = dict.fromkeys(wie, rij.nummer) | gevonden
    return gevonden


def knowing_members(ronde: Ronde) -> list[tuple[Commissielid, int]]:
    """The members of this round who score and could see the prices, with the round in which."""
    if not (kenners := price_knowers(ronde)):
        return []
    leden = [lid for lid in ronde.commissie.select_related("gebruiker") if lid.beoordeelt]
    return [(lid, kenners[lid.gebruiker_id]) for lid in leden if lid.gebruiker_id in kenners]


def knowledge_sentence(ronde: Ronde) -> str:
    """Which members could see the prices, for the report and for who decides on the committee; empty where none."""
    if not (leden := knowing_members(ronde)):
        return ""
    namen = ", ".join(f"{lid} (ronde {nummer})" for lid, nummer in leden)
    return f"Konden in een eerdere ronde de prijzen zien: {namen}."

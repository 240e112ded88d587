from django.urls import reverse
from django_scopes import scope

from gemeenten.enums import Rol
from tests.beoordeling.views_offertes.pagina import url
from tests.factories import (
    make_client,
    make_gebruiker,
    make_gemeente,
    make_offerte,
    make_ronde,
)


def addresses(offerte, ronde):
    inschrijving, antwoord, lid = offerte.inschrijvingen.get(), offerte.antwoorden.first(), ronde.commissie.first()
    return {
        "offerte_nieuw": offerte.bestek_id,
        "ronde_nieuw": offerte.bestek_id,
        "offerte_bewerken": offerte.pk,
        "antwoorden": offerte.pk,
        "bijlage_toevoegen": offerte.pk,
        "eisen": offerte.pk,
        "inschrijver": offerte.inschrijver_id,
        "geldigheid": inschrijving.pk,
        "prijs": inschrijving.pk,
        "antwoord": antwoord.pk,
        "commissie": ronde.pk,
        "lid_nieuw": ronde.pk,
        "planning": ronde.pk,
        "ronde_beginnen": ronde.pk,
        "lid_rol": lid.pk,
        "lid_verwijderen": lid.pk,
        "belang": lid.pk,
    }


def test_only_the_inkoper_writes(gemeente, bestek, inkoper, beoordelaars):
    adressen = addresses(make_offerte(bestek), make_ronde(bestek, inkoper, beoordelaars))
    anderen = make_gebruiker(gemeente, *[rol for rol in Rol if rol != Rol.INKOPER])
    for wie in (beoordelaars[0], anderen):
        client = make_client(wie)
        for naam, pk in adressen.items():
            assert client.post(url(naam, pk)).status_code == 403, naam
            assert client.get(url(naam, pk)).status_code == 403, naam


def test_another_gemeente_does_not_exist(gemeente, bestek, inkoper, beoordelaars):
    offerte = make_offerte(bestek)
    adressen = addresses(offerte, make_ronde(bestek, inkoper, beoordelaars))
    adressen |= {"offertes": bestek.pk, "offerte": offerte.pk}
    ander = make_gemeente("elders")
    with scope(gemeente=ander):
        vreemde = make_gebruiker(ander, *Rol)
    client = make_client(vreemde)
    for naam, pk in adressen.items():
        for plaats in ("polderstad", "elders"):
            adres = reverse(f"beoordeling:{naam}", args=[plaats, pk])
            assert client.post(adres).status_code in (404, 405), (naam, plaats)
            assert client.get(adres).status_code in (404, 405), (naam, plaats)

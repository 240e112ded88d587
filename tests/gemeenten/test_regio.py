from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis, Gemeente
from gemeenten.regio import GeenRegio, region_of, set_regio
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio():
    return factories.make_gemeente("polder-en-duin", naam="Polder en Duin", soort="regio")


def run(*opdracht: str) -> str:
    uit = StringIO()
    call_command(*opdracht, stdout=uit)
    return uit.getvalue()


def test_set_regio_moves_a_gemeente_in_and_out_with_an_event(regio):
    gemeente = set_regio(factories.make_gemeente(), regio)
    assert region_of(gemeente) == regio and gemeente.versie == 2
    assert set_regio(gemeente, regio).versie == 2, "nothing changed, nothing saved"
    assert region_of(set_regio(gemeente, None)) is None
    assert Gebeurtenis._base_manager.filter(soort="gemeente.regio").count() == 2


def test_set_regio_refuses_a_row_that_is_no_region_and_a_region_inside_another(regio):
    gemeente = factories.make_gemeente()
    with pytest.raises(GeenRegio, match="geen regio"):
        set_regio(gemeente, factories.make_gemeente("duinwijk"))
    with pytest.raises(GeenRegio, match="zelf een regio"):
        set_regio(regio, factories.make_gemeente("groter", soort="regio"))


def test_a_gemeente_that_is_no_region_is_no_ones_region():
    gemeente = factories.make_gemeente(regio=factories.make_gemeente("duinwijk"))
    assert region_of(gemeente) is None


def test_command_puts_in_and_takes_out(regio):
    factories.make_gemeente()
    assert "in Polder en Duin" in run("zet_in_regio", "polderstad", "polder-en-duin")
    assert Gemeente.objects.get(slug="polderstad").regio == regio
    assert "geen regio" in run("zet_in_regio", "polderstad", "--uit")
    for fout in (["polderstad"], ["polderstad", "polderstad"], ["polderstad", "weg"], ["weg", "polder-en-duin"]):
        with pytest.raises(CommandError):
            run("zet_in_regio", *fout)


def test_maak_gemeente_places_a_new_gemeente_in_its_region(regio):
    eind = ("--beheerder", "baas@zandveld.nl")
    assert "Polder en Duin" in run("maak_gemeente", "zandveld", "Zandveld", *eind, "--in-regio", "polder-en-duin")
    assert Gemeente.objects.get(slug="zandveld").regio == regio
    for naam in ("zandveld", "weg"):
        with pytest.raises(CommandError):
            run("maak_gemeente", "nieuw", "Nieuw", *eind, "--in-regio", naam)
    assert not Gemeente.objects.filter(slug="nieuw").exists(), "nothing is left half made"


def test_pages_of_the_gemeente_show_the_region(regio):
    gemeente = set_regio(factories.make_gemeente(), regio)
    for rij, tekst in ((gemeente, "Uw regio is Polder en Duin"), (regio, "In deze regio: Polderstad")):
        client = factories.make_client(factories.make_gebruiker(rij, Rol.BEHEERDER))
        for pagina in ("leden", "huisstijl"):
            assert tekst in client.get(f"/{rij.slug}/gemeente/{pagina}/").content.decode()

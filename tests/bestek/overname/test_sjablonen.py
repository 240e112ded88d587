"""Each template makes a bestek that lacks only what no template can know."""

import pytest
from django.core.management import call_command
from django.db import transaction

from bestek import gereedheid, samenstelling, structuur
from bestek.enums import Hoofdstuk
from bestek.models import Bestek
from bestek.overname.schrijven import begin_from
from bestek.profielen import words_of
from bestek.scanstand import read_stand
from bestek.sjablonen import template, templates
from bestek.sjablonen.vullen import fill, missing
from bestek.weging import problems
from gemeenten.enums import Rol
from tests import factories

CODES = [sjabloon.code for sjabloon in templates()]
ZELF = {"sluiting_ontbreekt", "contact_ontbreekt", "invulplek"}
# what the scan may still say: of the letters’ own questions, and of themes that a template leaves out on purpose
LET_OP = {"meer_vragen", "thema_gat"}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def brieven(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("laad_brieven", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def gemaakt(gemeente):
    """`gemaakt(code)`: the bestek that a template makes."""

    def make(code: str) -> tuple[Bestek, structuur.Bestek]:
        wie = factories.make_gebruiker(gemeente, Rol.INKOPER)
        inhoud = fill(template(code), gemeente.aanduiding)
        assert not missing(template(code), inhoud)
        rij = begin_from(gemeente, wie, inhoud, f"sjabloon {code}", eigen=False, titel="Nieuw", kenmerk="N-1")
        return rij, samenstelling.compose(rij)

    return make


def test_the_usual_cases_have_a_template():
    assert CODES == ["een-route", "drie-percelen", "taalcoaching-subsidie", "digitale-vaardigheden", "open-house"]


@pytest.mark.parametrize("code", CODES)
def test_template_makes_a_bestek_that_lacks_only_dates_contact_and_its_places(gemaakt, code):
    rij, inhoud = gemaakt(code)
    assert {p.soort for p in gereedheid.problems(inhoud, dossier=rij.dossier)} == ZELF - (
        {"sluiting_ontbreekt"} if code == "open-house" else set()
    )
    assert not problems(inhoud) or code == "open-house"
    assert {p.hoofdstuk for p in inhoud.paragrafen} <= set(Hoofdstuk.values)
    assert [s.naam for s in inhoud.schalen] and all(p.hoeveelheden for p in inhoud.percelen)
    stand = read_stand(rij, inhoud)
    assert not stand.fouten, stand.fouten
    assert {b.regel for b in stand.open} <= LET_OP, [b.zin for b in stand.open if b.regel not in LET_OP]


@pytest.mark.parametrize("code", ["taalcoaching-subsidie", "open-house"])
def test_template_speaks_in_the_words_of_its_procedure(gemaakt, code):
    _, inhoud = gemaakt(code)
    tekst = " ".join([*(p.html for p in inhoud.paragrafen), *(f"{e.tekst} {e.bewijs}" for e in inhoud.eisen)]).lower()
    assert words_of(inhoud.profiel).offerte in tekst
    assert not [woord for woord in ("offerte", "inschrijver", "inschrijving", "gunning") if woord in tekst]


def test_three_lots_ask_of_each_route_what_belongs_to_it(gemaakt):
    _, inhoud = gemaakt("drie-percelen")
    codes = {p.routes[0]: {v.herkomst_code for v in inhoud.vragen_van(p)} for p in inhoud.percelen}
    assert "9.1b" in codes["B1"] and "9.1c" in codes["O"] and {"8.1a", "8.3", "2.5"} <= codes["Z"]
    keurmerk = {e.percelen for e in inhoud.eisen if e.titel == "Keurmerk Inburgeren"}
    assert keurmerk == {(inhoud.percelen[0].sleutel,), (inhoud.percelen[2].sleutel,)}


def test_question_that_left_the_letters_is_left_out_and_told(gemeente):
    from kwaliteit.models import Vraag

    Vraag.objects.filter(code="9.2").update(vervallen=True)
    inhoud = fill(template("een-route"), "gemeente X")
    assert missing(template("een-route"), inhoud) == ["9.2"] and len(inhoud.vragen) == 5

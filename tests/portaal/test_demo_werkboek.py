import pytest
from django_scopes import scope

from bestek.beleid import changed, offers, taken_over
from bestek.models import Bestek
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis, Gebruiker, Gemeente
from kwaliteit.models import Beleidsantwoord, Werkboekvraag
from kwaliteit.werkboek.lezen import read
from portaal.demo import opbouw
from portaal.demo.werkboek import answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def polderstad(demo):
    with scope(gemeente=demo):
        yield demo


def person(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email__startswith=f"{naam}@")


def test_workbook_of_polderstad_is_half_filled(polderstad):
    hoofdstukken = read(person("sanne.de.vries"))
    besloten, bezig, open_ = (sum(getattr(h, naam) for h in hoofdstukken) for naam in ("besloten", "bezig", "open"))
    assert besloten >= 12 and bezig >= 5 and open_ >= 15
    assert all(h.besloten or h.bezig for h in hoofdstukken)


def test_answers_are_about_questions_and_told_by_who_may(polderstad):
    codes = set(Werkboekvraag.objects.values_list("code", flat=True))
    assert {rij["vraag"] for rij in answers()} <= codes
    for rij in answers():
        gemeente = Gemeente.objects.get(slug=rij["gemeente"])
        assert Rol.BELEIDSMEDEWERKER in person(rij["wie"]).rollen_in(gemeente)


def test_two_answers_are_in_a_concept_and_one_changed_since(polderstad):
    bestek = Bestek.objects.get(kenmerk="2026-022")
    assert bestek.bewerkbaar and taken_over(bestek).count() == 2
    (paragraaf,) = changed(bestek, person("mark.bakker"))
    assert paragraaf.beleidsantwoord.werkboekvraag.code == "lerend-betekenis"
    assert len(offers(bestek, person("sanne.de.vries"))) > len(offers(bestek, person("mark.bakker"))) > 2


def test_each_step_has_its_own_moment(polderstad):
    antwoord = Beleidsantwoord.objects.get(werkboekvraag__code="lerend-betekenis")
    regels = Gebeurtenis.objects.filter(onderwerp=antwoord._meta.label_lower, onderwerp_id=antwoord.pk)
    momenten = list(regels.values_list("wanneer", flat=True))
    assert len(momenten) == 4 and momenten == sorted(momenten)
    assert not [a for a in Beleidsantwoord.objects.all() if a.besloten_op and a.besloten_op > a.gewijzigd_op.date()]


def test_demo_again_changes_no_answer(polderstad):
    eerst = list(Beleidsantwoord.objects.values_list("pk", "versie"))
    opbouw.build()
    assert list(Beleidsantwoord.objects.values_list("pk", "versie")) == eerst

from django_scopes import scope

from bestek.enums import Inlichtingstand
from bestek.models import Bestek, Inlichting, Inzending, Nota
from bestek.nota import candidates


def test_demo_shows_a_question_in_each_state_and_a_nota(demo):
    with scope(gemeente=demo):
        assert set(Inlichting.objects.values_list("stand", flat=True)) == set(Inlichtingstand.values)
        nota = Nota.objects.get()
        assert nota.vaststelling.nummer == 2
        assert [v["wijzigt_in_versie"] for v in nota.gegevens["vragen"]] == [2, 2, None]


def test_demo_tells_no_sender_in_its_nota(demo):
    with scope(gemeente=demo):
        inhoud = Nota.objects.get().inhoud
        for organisatie, contact in Inzending.objects.values_list("organisatie", "contact"):
            assert organisatie not in inhoud and contact not in inhoud


def test_demo_has_something_for_the_next_nota(demo):
    with scope(gemeente=demo):
        bestek = Bestek.objects.get(kenmerk="2026-019")
        assert [k.redenen for k in candidates(bestek)] == [[]]

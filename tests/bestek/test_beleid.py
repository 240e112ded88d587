from datetime import date

import pytest

from bestek import samenstelling, verloop
from bestek.beleid import AlOvergenomen, add_paragraaf, changed, edited_here, keep, offers, take_over
from bestek.models import Paragraaf
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from gemeenten.velden import Verouderd
from kwaliteit.models import Werkboekdeel
from kwaliteit.werkboek.beheer import reopen, save_answer
from tests import factories


@pytest.fixture
def antwoord(gemeente, wie):
    return factories.make_beleidsantwoord(
        gemeente, factories.make_werkboekvraag(), wie, "Wij gaan voor B1.\n\n- en meer"
    )


@pytest.fixture
def paragraaf(bestek, antwoord, wie):
    return add_paragraaf(bestek, antwoord, wie)


def rewrite(antwoord, wie, tekst="Wij gaan voor B2.", *, besloten=True):
    antwoord.refresh_from_db()
    antwoord = reopen(antwoord, antwoord.versie, wie)
    op = {"besloten_op": antwoord.gewijzigd_op.date()} if besloten else {}
    vraag, gemeente = antwoord.werkboekvraag, antwoord.gemeente
    return save_answer(gemeente, vraag, antwoord.versie, wie, tekst=tekst, beslisser="raad", **op)


def test_answer_becomes_a_paragraph_with_its_origin(bestek, antwoord, paragraaf):
    assert paragraaf.titel == antwoord.werkboekvraag.paragraaftitel
    assert paragraaf.tekst == "<p>Wij gaan voor B1.</p><ul><li>en meer</li></ul>"
    assert (paragraaf.beleidsantwoord, paragraaf.beleidsantwoord_tekst) == (antwoord, antwoord.tekst)
    assert paragraaf.tekst in [p.html for p in samenstelling.compose(bestek).paragrafen]


def test_answer_that_looks_like_markup_stays_text(gemeente, bestek, wie):
    antwoord = factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag("x"), wie, "<h3>Kop</h3> <script>")
    assert add_paragraaf(bestek, antwoord, wie).tekst == "<p>&lt;h3&gt;Kop&lt;/h3&gt; &lt;script&gt;</p>"


def test_answer_is_taken_once(bestek, antwoord, paragraaf, wie):
    with pytest.raises(AlOvergenomen):
        add_paragraaf(bestek, antwoord, wie)
    paragraaf.drop()
    add_paragraaf(bestek, antwoord, wie)


def test_decided_answers_are_offered_first_and_those_without_heading_never(gemeente, bestek, antwoord, wie):
    concept = factories.make_beleidsantwoord(
        gemeente, factories.make_werkboekvraag("a", deel="aa"), wie, besloten=False
    )
    Werkboekdeel.objects.filter(code="aa").update(volgorde=0)  # before the others in the workbook
    factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag("b", paragraaftitel=""), wie)
    factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag("c"), wie, "", besloten=False)
    later = factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag("d"), wie)
    add_paragraaf(bestek, later, wie)
    aanbod = offers(bestek, wie)
    assert [rij.antwoord for rij in aanbod] == [antwoord, later, concept]
    assert [bool(rij.paragraaf) for rij in aanbod] == [False, True, False]
    assert [rij.besloten for rij in aanbod] == [True, True, False]


@pytest.mark.parametrize(("tekst", "begin"), [("Een\nregel.\n\nMeer.", "Een regel."), ("- a\n- b", "a · b")])
def test_offer_shows_how_the_answer_begins(gemeente, bestek, wie, tekst, begin):
    factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag(), wie, tekst)
    assert offers(bestek, wie)[0].begin == begin


def test_concepts_are_offered_to_who_may_see_them(gemeente, bestek, antwoord, wie):
    factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag("a"), wie, besloten=False)
    inkoper = factories.make_gebruiker(gemeente, Rol.INKOPER)
    assert [rij.antwoord for rij in offers(bestek, inkoper)] == [antwoord]


def test_change_of_the_answer_is_told_and_changes_nothing_by_itself(bestek, antwoord, paragraaf, wie):
    assert not changed(bestek, wie)
    reopen(antwoord, antwoord.versie, wie)
    assert not changed(bestek, wie)  # the same text
    antwoord = save_answer(
        antwoord.gemeente, antwoord.werkboekvraag, 2, wie, tekst="Wij gaan voor B2.", beslisser="raad"
    )
    assert list(changed(bestek, wie)) == [paragraaf]
    paragraaf.refresh_from_db()
    assert "B1" in paragraaf.tekst


def test_concept_of_a_change_is_told_to_who_may_see_it(gemeente, bestek, antwoord, paragraaf, wie):
    inkoper = factories.make_gebruiker(gemeente, Rol.INKOPER)
    rewrite(antwoord, wie, besloten=False)
    assert changed(bestek, wie).count() == 1 and changed(bestek, inkoper).count() == 0
    antwoord.refresh_from_db()
    save_answer(
        gemeente,
        antwoord.werkboekvraag,
        antwoord.versie,
        wie,
        tekst="Nu vast.",
        beslisser="x",
        besloten_op=date(2026, 3, 3),
    )
    assert changed(bestek, inkoper).count() == 1


def test_new_text_is_taken_over(bestek, antwoord, paragraaf, wie):
    nu = rewrite(antwoord, wie)
    take_over(changed(bestek, wie).get(), paragraaf.versie, nu.versie, wie)
    paragraaf.refresh_from_db()
    assert (paragraaf.tekst, paragraaf.beleidsantwoord_tekst) == ("<p>Wij gaan voor B2.</p>", "Wij gaan voor B2.")
    assert not changed(bestek, wie)


def test_own_text_is_kept_and_the_next_change_told_again(bestek, antwoord, paragraaf, wie):
    nu = rewrite(antwoord, wie)
    keep(changed(bestek, wie).get(), paragraaf.versie, nu.versie, wie)
    paragraaf.refresh_from_db()
    assert "B1" in paragraaf.tekst and not changed(bestek, wie)
    assert edited_here(paragraaf)
    rewrite(antwoord, wie, "Wij gaan voor C1.")
    assert changed(bestek, wie).count() == 1
    assert Gebeurtenis.objects.filter(soort="bestek.beleid", wie=wie).count() == 1


@pytest.mark.parametrize("stap", [take_over, keep])
def test_choice_is_made_on_what_was_seen(bestek, antwoord, paragraaf, wie, stap):
    nu = rewrite(antwoord, wie)
    for versies in ((paragraaf.versie, nu.versie - 1), (paragraaf.versie + 1, nu.versie)):
        with pytest.raises(Verouderd):
            stap(changed(bestek, wie).get(), *versies, wie)
    assert "B1" in Paragraaf.objects.get(pk=paragraaf.pk).tekst


def test_text_edited_in_the_bestek_is_noticed(paragraaf):
    assert not edited_here(paragraaf)
    paragraaf.change(paragraaf.versie, tekst="<p>Zelf geschreven.</p>")
    assert edited_here(paragraaf)


def test_paragraph_that_lapsed_is_told_of_no_more(bestek, antwoord, paragraaf, wie):
    rewrite(antwoord, wie)
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    bestek.open_change(wie, "Nota van inlichtingen")
    Paragraaf.objects.get(pk=paragraaf.pk).drop()
    assert not changed(bestek, wie)


@pytest.mark.parametrize("aantal", [1, 3])
def test_offers_take_a_fixed_number_of_queries(gemeente, bestek, wie, aantal, django_assert_num_queries):
    for nummer in range(aantal):
        antwoord = factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag(f"v{nummer}"), wie)
        add_paragraaf(bestek, antwoord, wie)
        rewrite(antwoord, wie)
    with django_assert_num_queries(3):
        aanbod, gewijzigd = offers(bestek, wie), changed(bestek, wie)
        assert [rij.antwoord.werkboekvraag.nummer for rij in aanbod]
        assert [rij.beleidsantwoord.werkboekvraag.nummer for rij in gewijzigd]

import html
import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from kwaliteit import begrippen
from kwaliteit.models import Begrip
from kwaliteit.uitleg import Uitleg, letters_of, read_uitleg
from tests import factories

MAP = begrippen.Begrip("map", "map", "Een <map> & meer.\nTweede regel.", ("dossier",), frozenset({4}))
WEB = begrippen.Begrip("web", "WEB", "Een wet.")


def make_uitleg() -> Uitleg:
    return Uitleg(begrippen.Woordenlijst((MAP, WEB)))


def plain(opmaak: str) -> str:
    """What a reader sees while nothing is opened."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<span popover.*?</span>", "", opmaak, flags=re.S)))


def test_mark_explains_a_term_once_on_a_page():
    uitleg = make_uitleg()
    assert uitleg.mark("Een map, nog een map.", {4}).count("<button") == 1
    assert "<button" not in uitleg.mark("Weer een map.", {4})
    assert uitleg.mark("De WEB.", {4}).count("<button") == 1


def test_mark_makes_a_button_with_a_name_that_opens_its_explanation():
    opmaak = make_uitleg().mark("Een map.", {4})
    assert 'type="button"' in opmaak and 'aria-label="map, uitleg"' in opmaak
    doel = re.search(r'popovertarget="([^"]+)"', opmaak)[1]
    assert f'<span popover id="{doel}"' in opmaak


def test_mark_names_the_term_behind_a_synonym():
    assert "<b>map:</b>" in make_uitleg().mark("Een dossier.", {4})
    assert "<b>" not in make_uitleg().mark("Map en papier.", {4})


def test_mark_escapes_the_text_and_the_explanation():
    opmaak = make_uitleg().mark("<script>map</script> & 'map'", {4})
    assert "<script" not in opmaak and "&lt;script&gt;" in opmaak
    assert "Een &lt;map&gt; &amp; meer. Tweede regel." in opmaak


@given(st.lists(st.one_of(st.sampled_from(["map", "WEB", "dossiers", "<b>", "&amp;", '"']), st.text(max_size=5))))
def test_mark_leaves_the_text_as_it_was_without_its_markup(delen):
    tekst = " ".join(delen)
    assert plain(make_uitleg().mark(tekst, {4})) == tekst


def test_mark_explains_nothing_that_was_left_out():
    assert "<button" not in Uitleg(begrippen.Woordenlijst((MAP,)), behalve={"map"}).mark("Een map.", {4})


def test_refer_links_to_other_terms_and_never_to_itself():
    opmaak = make_uitleg().refer("Een map bij de WEB, en nog eens de WEB.", MAP, {4})
    assert opmaak == 'Een map bij de <a class="tb-term" href="#web">WEB</a>, en nog eens de WEB.'


def test_read_uitleg_takes_two_queries_and_knows_the_letters(db, django_assert_num_queries):
    brief = factories.make_vraag("4.3").brief
    for nummer in range(3):
        begrip = Begrip.objects.create(code=f"b{nummer}", term=f"begrip{'abc'[nummer]}", uitleg="Uitleg")
        begrip.brieven.add(brief)
    with django_assert_num_queries(2):
        uitleg = read_uitleg()
    assert "<button" in uitleg.mark("Een begripa.", {4})
    assert "<button" not in uitleg.mark("Een begripb.", {5})


def test_letters_of_takes_a_letter_its_number_or_what_belongs_to_it(db):
    vraag = factories.make_vraag("4.3")
    assert letters_of(vraag) == letters_of(vraag.brief) == letters_of(4) == {4}
    assert letters_of([1, 2]) == {1, 2}
    assert letters_of(None) == frozenset()


@pytest.mark.parametrize("uitleg", [None, "ja"])
def test_uitgelegd_works_on_a_page_with_and_without_explanations(uitleg):
    sjabloon = Template("{% load kwaliteit_lezen %}{% uitgelegd tekst 4 alineas=alineas %}")
    context = {"tekst": "Een <map>.\n\nTwee.", "uitleg": make_uitleg() if uitleg else None, "alineas": True}
    opmaak = sjabloon.render(Context(context))
    assert opmaak.count("<p>") == 2 and "&lt;" in opmaak and ("<button" in opmaak) == bool(uitleg)
    assert "<p>" not in sjabloon.render(Context(context | {"alineas": False}))
    assert sjabloon.render(Context(context | {"tekst": ""})) == ""

"""The engine by itself, on a handful of texts: stems, compounds, slips, beginnings, synonyms, ranking, fragments."""

from collections import Counter

import pytest

from kwaliteit.zoeken.fragment import excerpt, mark
from kwaliteit.zoeken.index import Document, Index
from kwaliteit.zoeken.rangschikking import rank
from kwaliteit.zoeken.spelling import allowed_slips, nearest
from kwaliteit.zoeken.synoniemen import Synoniemen
from kwaliteit.zoeken.taal import fold, forms, root, stem, words
from kwaliteit.zoeken.uitdrukking import parse
from kwaliteit.zoeken.woordenboek import Woordenboek

TEKSTEN = {
    "coaching": "Taalcoaching naast de les door een vrijwilliger",
    "aanbieder": "De taalcoachaanbieder, of een andere aanbieder, zoekt een goede match",
    "coach": "Een taalcoach oefent gesprekken",
    "les": "De docent geeft een les over lezen en schrijven in kleine groepen",
    "motivatie": "Motivatie bij volwassenen",
    "opvang": "Kinderopvang tijdens het leren",
    "uren": "Betaalde voorbereiding van elk uur van de docent",
}


class Zoeker:
    def __init__(self, teksten=TEKSTEN, groepen=()):
        self.synoniemen = Synoniemen()
        for groep in groepen:
            self.synoniemen.add_group(groep)
        vormen = [vorm for tekst in teksten.values() for vorm in forms(tekst)]
        self.woordenboek = Woordenboek(vormen, self.synoniemen.vormen)
        documenten = [Document("vraag", code, code, tekst, {"tekst": tekst}) for code, tekst in teksten.items()]
        self.index = Index(documenten, self.woordenboek)

    def parse(self, tekst):
        return parse(tekst, [self.woordenboek], self.synoniemen)

    def __call__(self, tekst):
        return [treffer.document.code for treffer in rank(self.parse(tekst), [self.index])]


@pytest.fixture(scope="module")
def zoek():
    return Zoeker()


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("docent", "docenten"),
        ("begeleiden", "begeleiding"),
        ("les", "lessen"),
        ("kind", "kinderen"),
        ("Crèche", "creche"),
    ],
)
def test_forms_of_a_word_share_a_stem(een, ander):
    assert stem(fold(een)) == stem(fold(ander))


@pytest.mark.parametrize(("een", "ander"), [("les", "lees"), ("ouders", "ouderen"), ("begeleiding", "beleid")])
def test_different_words_keep_different_stems(een, ander):
    assert stem(een) != stem(ander)


def test_root_joins_what_the_stemmer_keeps_apart():
    assert root(stem("motivatie")) == root(stem("gemotiveerd")) == root(stem("motiveren"))
    assert root(stem("certificering")) == root(stem("gecertificeerd"))


def test_words_keep_codes_whole_and_know_their_place():
    assert forms("Vraag 4.3, handvat 8.3/2 en 6.1a.") == ["vraag", "4.3", "handvat", "8.3/2", "en", "6.1a"]
    tekst = "Café 👍 B1-route"
    assert [tekst[w.begin : w.eind] for w in words(tekst)] == ["Café", "B1", "route"]


def test_word_finds_its_compounds_and_stands_first_itself(zoek):
    assert set(zoek("taalcoach ")) == {"coach", "coaching", "aanbieder"}
    assert zoek("taalcoach ")[-1] == "aanbieder"


def test_compound_finds_its_parts(zoek):
    assert zoek("lesvoorbereiding ")[0] == "uren" and "les" in zoek("lesvoorbereiding ")
    assert "coach" in zoek("taalcoachgesprek ")


def test_word_typed_as_two_finds_the_compound(zoek):
    assert zoek("kinder opvang ") == ["opvang"]


def test_compound_with_an_unknown_part_is_found_by_the_other():
    zoek = Zoeker(TEKSTEN | {"pool": "Een taalcoachpool"})
    assert "pool" in zoek("taalcoach ")
    assert "coach" in zoek("taalcoachvereniging ")


def test_preposition_is_no_part_of_a_compound():
    woordenboek = Woordenboek(["onder", "wijs", "onderwijs", "aan", "bieder", "taal", "coach"])
    assert woordenboek.split("onderwijs") == () and woordenboek.split("aanbieder") == ()
    assert woordenboek.split("taalcoach") == ("taal", "coach")


def test_other_form_of_a_word_is_found(zoek):
    assert zoek("gemotiveerd ") == ["motivatie"]


def test_slip_is_put_right_and_told(zoek):
    assert zoek("vrijwiliger ") == ["coaching"]
    assert zoek.parse("een vrijwiliger, graag").bedoelde == "een vrijwilliger, graag"
    assert zoek.parse("vrijwilliger").bedoelde == ""


@pytest.mark.parametrize(("vorm", "fouten"), [("les", 0), ("2027", 0), ("docent", 1), ("vrijwilliger", 2)])
def test_slips_allowed_depend_on_length(vorm, fouten):
    assert allowed_slips(vorm) == fouten


def test_nearest_prefers_fewer_slips_then_the_same_first_letter_then_frequency():
    aantal = Counter({"match": 1, "watch": 9, "matches": 9, "march": 3})
    assert nearest("mafch", set(aantal), aantal) == "march"
    assert nearest("matcg", set(aantal), aantal) == "match"
    assert nearest("baart", {"kaart", "baard"}, Counter(kaart=9, baard=1)) == "baard"
    assert nearest("zeppelin", set(aantal), aantal) is None


def test_last_word_is_found_while_it_is_typed(zoek):
    assert zoek("vrijw") == ["coaching"]
    assert zoek("vrijw ") == []  # ended, so that is all of it
    assert zoek("vrijw docent ") == zoek("docent ")
    assert zoek.parse("vrijw").bedoelde == ""


def test_synonyms_work_both_ways_and_as_phrases_in_any_order():
    zoek = Zoeker(groepen=[["docent", "juf"], ["kinderopvang", "oppas voor kinderen"]])
    assert set(zoek("juf ")) == {"les", "uren"}
    assert zoek("kinderen met oppas ") == zoek("oppas voor kinderen ") == ["opvang"]


def test_synonym_stands_behind_the_word_itself():
    zoek = Zoeker({"a": "de juf leest", "b": "de docent leest", "c": "docent en boek"}, [["docent", "juf"]])
    assert zoek("juf ")[0] == "a"
    assert zoek("docent ")[-1] == "a"  # though 'juf' is the rarer word


def test_more_words_found_stand_first(zoek):
    assert zoek("docent schrijven ")[0] == "les"
    teksten = {str(n): "les" for n in range(2)} | {"twee": "les toets woord woord woord", "een": "toets"}
    assert Zoeker(teksten)("les toets ")[0] == "twee"


def test_word_in_a_title_counts_for_more():
    teksten = [{"titel": "Iets", "tekst": "portfolio en meer"}, {"titel": "Portfolio", "tekst": "iets en meer"}]
    documenten = [Document("vraag", str(n), "", "", velden) for n, velden in enumerate(teksten)]
    woordenboek = Woordenboek(vorm for velden in teksten for tekst in velden.values() for vorm in forms(tekst))
    treffers = rank(parse("portfolio", [woordenboek], Synoniemen()), [Index(documenten, woordenboek)])
    assert [treffer.document.code for treffer in treffers] == ["1", "0"]


def test_own_documents_leave_the_weights_of_the_shared_index_alone(zoek):
    voor = {stam: zoek.index.maat.rarity(stam) for stam in zoek.index.vindplaatsen}
    eigen = [Document("bestek", str(n), "", "", {"tekst": "docent docent geheimwoord"}) for n in range(20)]
    index = Index(eigen, zoek.woordenboek, zoek.index.maat)
    assert zoek("docent ")[:2] == [
        t.document.code for t in rank(zoek.parse("docent "), [zoek.index, index]) if t.document.soort == "vraag"
    ]
    assert {stam: zoek.index.maat.rarity(stam) for stam in zoek.index.vindplaatsen} == voor
    assert "geheimwoord" not in zoek.woordenboek and zoek.index.maat.documenten["geheimwoord"] == 0


def test_fragment_marks_words_where_they_stand(zoek):
    stammen = zoek.parse("taalcoach ").stammen
    tekst = "Eerst " + "woord " * 60 + "en dan een Taalcoachaanbieder & meer"
    segmenten = excerpt(tekst, stammen, zoek.woordenboek)
    assert [t for raak, t in segmenten if raak] == ["Taalcoachaanbieder"]
    assert segmenten[0] == (False, "… ") and len("".join(t for _, t in segmenten).split()) < 40
    assert "".join(t for _, t in mark("Café <b>taalcoach</b>", stammen, zoek.woordenboek)) == "Café <b>taalcoach</b>"
    assert excerpt("", stammen, zoek.woordenboek) == []


@pytest.mark.parametrize("tekst", ["", "   ", "%", "''\"", "👍👍", "de het een", "a" * 10_000, "\\ ( AND OR *", "ß ﬁ ́"])
def test_odd_queries_give_a_list(zoek, tekst):
    assert isinstance(zoek(tekst), list)


def test_what_only_has_to_do_with_the_query_is_found_and_not_marked():
    synoniemen = Synoniemen()
    synoniemen.verwant[synoniemen._stems("coach")] = {synoniemen._stems("begeleiden")}
    uitdrukking = parse("taalcoach", [Woordenboek(forms("taal coach taalcoach begeleiding"))], synoniemen)
    assert stem("begeleiden") in uitdrukking.stammen
    assert stem("begeleiden") not in uitdrukking.dichtbij
    assert stem("taalcoach") in uitdrukking.dichtbij

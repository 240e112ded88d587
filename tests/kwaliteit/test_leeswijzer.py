import page as paginacontrole
import pypdfium2
import pytest
from django.urls import reverse

from gemeenten.enums import Rol
from kwaliteit import leesdruk
from kwaliteit.leeswijzer import ALLES, BEIDE, EIGEN, LETTERLIJK, VRAGEN, Keuze, compose
from kwaliteit.letterlijk import RECHTEN
from kwaliteit.models import Bundel, Route, Thema
from tests import factories


@pytest.fixture
def brief(gemeente):
    """Letter 4 with two questions, a whole with a part, and a section in a section."""
    vraag = factories.make_vraag("4.3", routes=("B1", "Z"), groepen=[("Middelen", "een_of_meer", 2)], bronregels="20")
    factories.make_vraag("4.5", routes=("Z",), groepen=[("", "alle", 1)], bronregels="30", toelichting="Daarom.")
    hoofd = factories.make_vraag("6.1", groepen=[("Samen", "alle", 1)])
    factories.make_vraag("6.1a", hoofdvraag=hoofd)
    brief = vraag.brief
    sectie = brief.onderdelen.create(code="4-doel", volgorde=1, soort="tip", titel="Het doel", tekst="Een doel.")
    sectie.punten.create(code="4-doel-1", volgorde=1, tekst="Een punt.")
    brief.onderdelen.create(code="4-kind", volgorde=2, soort="kader", titel="Een kader", tekst="Binnen.", ouder=sectie)
    brief.onderdelen.create(code="4-bron", volgorde=3, soort="bron", titel="Bronnen")
    thema = Thema.objects.create(code="portfolio", naam="Portfolio")
    vraag.themas.add(thema)
    sectie.themas.add(thema)
    sectie.routes.add(Route.objects.get(code="Z"))
    handvat = vraag.groepen.get().handvatten.first()
    handvat.signaalwoorden, handvat.deelpunten = ["dossier"], ["een deel"]
    handvat.voorwaarde = "er plaats is"
    handvat.save()
    return brief


def shown(**keuze) -> list[str]:
    return [blok.item.code for blok in compose(Keuze(**keuze)).blokken]


def test_compose_takes_all_questions_in_the_order_of_the_letters(brief):
    assert shown() == ["4.3", "4.5", "6.1", "6.1a"]
    assert shown(brieven=[brief]) == ["4.3", "4.5"]
    assert shown(brieven=[brief], inhoud=ALLES) == ["4-doel", "4-kind", "4.3", "4.5", "4-bron"]


def test_compose_answers_to_theme_and_route(brief):
    thema, z = Thema.objects.get(), Route.objects.get(code="Z")
    assert shown(themas=[thema], inhoud=ALLES) == ["4-doel", "4.3"]
    assert shown(route=z, brieven=[brief]) == ["4.3", "4.5"]
    b1 = Route.objects.get(code="B1")
    assert shown(route=b1, brieven=[brief], inhoud=ALLES) == ["4-kind", "4.3"]  # nor sources, when part is taken


def test_compose_takes_what_was_gathered_and_the_whole_of_a_part(brief):
    assert shown(codes=["6.1a", "4-doel"]) == ["4-doel", "4-kind", "6.1", "6.1a"]
    assert shown(codes=[]) == []
    assert [vraag.code for vraag in compose(Keuze(codes=["6.1a"])).vragen] == ["6.1a"]


def test_compose_prints_shared_handvatten_once(brief):
    vraag = brief.vragen.get(code="4.3")
    buur = factories.make_vraag("4.4", bronregels="25")
    vraag.groepen.get().ook_voor.add(buur)
    samen = {v.code: v for v in compose(Keuze(codes=["4.3", "4.4"])).vragen}
    assert (len(samen["4.3"].getoonde_groepen), samen["4.4"].getoonde_groepen, samen["4.4"].zie_ook) == (1, [], ["4.3"])
    (alleen,) = compose(Keuze(codes=["4.4"])).vragen
    assert (len(alleen.getoonde_groepen), alleen.zie_ook) == (1, [])


def test_compose_asks_no_more_for_more_questions(brief, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as een:
        compose(Keuze(inhoud=ALLES))
    for nummer in (6, 7, 8):
        factories.make_vraag(f"4.{nummer}", groepen=[("", "alle", 2)])
        brief.onderdelen.create(code=f"4-x{nummer}", volgorde=nummer, soort="tip", titel="X")
    with django_assert_max_num_queries(len(een)):
        compose(Keuze(inhoud=ALLES))


def read_pdf(data: bytes) -> str:
    """Its text without white space, after checking that it is accessible."""
    rapport = paginacontrole.validate_pdf_bytes(data, profile="ua1")
    assert not [(fout.rule_id, fout.message) for fout in rapport.failures]
    paginas = pypdfium2.PdfDocument(data)
    return "".join("".join(blad.get_textpage().get_text_bounded().split()) for blad in paginas)


def squeeze(tekst: str) -> str:
    return "".join(tekst.split())


def test_render_gives_an_accessible_pdf_of_one_letter(gemeente, brief):
    tekst = read_pdf(leesdruk.render(gemeente, Keuze(brieven=[brief], inhoud=ALLES, signaalwoorden=True)))
    for zin in ("Brief 4: Brief 4", "Hoe doet u 4.3?", "De offerte toont 4.3, punt 2.", "dossier", "een deel",
                "er plaats is", "Daarom.", "Een punt.", "Binnen.", "Eén of meer volstaat", "Inhoud"):  # fmt: skip
        assert squeeze(zin) in tekst, zin
    assert squeeze("Hoe doet u 6.1a?") not in tekst


def test_render_leaves_out_what_was_not_asked(gemeente, brief):
    tekst = read_pdf(leesdruk.render(gemeente, Keuze(inhoud=VRAGEN)))
    assert squeeze("Hoe doet u 6.1a?") in tekst
    for zin in ("De offerte toont", "Daarom.", "Een punt.", "Woorden waaraan"):
        assert squeeze(zin) not in tekst
    assert "dossier" not in read_pdf(leesdruk.render(gemeente, Keuze()))


@pytest.mark.parametrize(
    ("wijze", "eigen", "woordelijk"), [(EIGEN, True, False), (LETTERLIJK, False, True), (BEIDE, True, True)]
)
def test_render_marks_the_literal_text(gemeente, brief, wijze, eigen, woordelijk):
    bundel = Bundel.objects.create(gemeente=gemeente, naam="bundel.txt", sha256="0")
    for plaats, (soort, code) in enumerate((("vraag", "4.3"), ("handvat", "4.3/1"), ("punt", "4-doel-1"))):
        velden = {"bundel": bundel, "soort": soort, "code": code, "brief": 4, "volgorde": plaats}
        bundel.teksten.create(gemeente=gemeente, **velden, tekst=f"Woordelijk {code}.")
    tekst = read_pdf(leesdruk.render(gemeente, Keuze(brieven=[brief], inhoud=ALLES, tekst=wijze)))
    for code, ons in (
        ("4.3", "Hoe doet u 4.3?"),
        ("4.3/1", "De offerte toont 4.3, punt 1."),
        ("4-doel-1", "Een punt."),
    ):
        assert (squeeze(ons) in tekst) == eigen
        assert (squeeze(f"Woordelijk {code}.") in tekst) == woordelijk
    assert (squeeze(RECHTEN) in tekst) == woordelijk
    assert squeeze("De offerte toont 4.3, punt 2.") in tekst  # what was not loaded, in our own words


def test_render_refuses_an_empty_choice(gemeente, brief):
    with pytest.raises(leesdruk.LegeLeeswijzer):
        leesdruk.render(gemeente, Keuze(codes=[]))


def get(client, naam, **filters):
    return client.get(reverse(f"kwaliteit:{naam}", args=["polderstad"]), filters)


def post(client, **velden):
    return client.post(reverse("kwaliteit:verzamel", args=["polderstad"]), velden)


@pytest.fixture
def client(gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))


def test_verzamel_keeps_a_list_in_the_session_and_returns_to_the_place(client, brief):
    terug = reverse("kwaliteit:brief", args=["polderstad", 4])
    assert post(client, bij="4.3", terug=terug).url == f"{terug}#4.3"
    post(client, bij="4-doel 4.3 9.9", terug=terug)
    assert client.session["leeswijzer"] == ["4.3", "4-doel"]
    assert "2<span" in client.get(terug).content.decode()
    assert post(client, weg="4.3", terug=terug).url == f"{terug}#4.3"
    assert client.session["leeswijzer"] == ["4-doel"]
    post(client, leeg="ja")
    assert "leeswijzer" not in client.session


def test_verzamel_answers_a_script_with_the_button_as_it_is_now(client, brief):
    terug = reverse("kwaliteit:brief", args=["polderstad", 4])
    adres, script = reverse("kwaliteit:verzamel", args=["polderstad"]), {"HX-Request": "true"}
    tekst = client.post(adres, {"bij": "4.3", "terug": terug}, headers=script).content.decode()
    assert 'id="verzamel-4.3"' in tekst and "eruit halen" in tekst and tekst.count("data-hx-swap-oob") == 3
    tekst = client.post(adres, {"weg": "4.3", "terug": terug}, headers=script).content.decode()
    assert "eruit halen" not in tekst and "staat niet meer" in tekst
    veel = client.post(adres, {"bij": "4.3 4.5", "terug": terug}, headers=script)
    assert veel.headers["HX-Redirect"] == terug


@pytest.mark.parametrize("terug", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""])
def test_verzamel_leads_nowhere_else(client, brief, terug):
    assert post(client, bij="4.3", terug=terug).url == reverse("kwaliteit:leeswijzer", args=["polderstad"])


def test_leeswijzer_shows_what_was_gathered_unless_asked_otherwise(client, brief):
    assert "van" not in get(client, "leeswijzer").context["form"].fields
    post(client, bij="4.5")
    assert [v.code for v in get(client, "leeswijzer").context["leeswijzer"].vragen] == ["4.5"]
    assert [v.code for v in get(client, "leeswijzer", brief=6).context["leeswijzer"].vragen] == ["6.1a"]
    keuze = get(client, "leeswijzer", van="keuze").context["leeswijzer"]
    assert [v.code for v in keuze.vragen] == ["4.3", "4.5", "6.1a"]


def test_leeswijzer_offers_literal_text_where_it_is_loaded(client, gemeente, brief):
    assert "tekst" not in get(client, "leeswijzer").context["form"].fields
    assert get(client, "leeswijzer", tekst="letterlijk").context["keuze"].tekst == EIGEN
    Bundel.objects.create(gemeente=gemeente, naam="bundel.txt", sha256="0")
    assert get(client, "leeswijzer", tekst="letterlijk").context["keuze"].tekst == LETTERLIJK


def test_leeswijzer_pdf_is_a_download_named_after_the_letter(client, brief):
    antwoord = get(client, "leeswijzer_pdf", brief=4, inhoud="alles")
    assert antwoord["Content-Type"] == "application/pdf" and "Brief 4" in antwoord["Content-Disposition"]


def test_leeswijzer_pdf_of_nothing_says_so(client, brief):
    antwoord = client.get(
        reverse("kwaliteit:leeswijzer_pdf", args=["polderstad"]), {"brief": 6, "route": "Z"}, follow=True
    )
    assert "Er past niets bij uw keuze" in antwoord.content.decode()


def test_leeswijzer_takes_any_nonsense_in_its_address(client, brief):
    onzin = {"brief": ["x", "99"], "thema": "niets", "route": "Q", "inhoud": "zo", "van": "lijst", "tekst": "z"}
    antwoord = client.get(reverse("kwaliteit:leeswijzer", args=["polderstad"]), onzin)
    assert antwoord.status_code == 200

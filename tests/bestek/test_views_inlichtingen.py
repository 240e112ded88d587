from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bestek import inlichtingen as verbs
from bestek import samenstelling
from bestek.models import Inlichting, Nota
from bestek.nota import candidates, publish
from gemeenten import klok
from gemeenten.enums import Rol
from tests import factories


@pytest.fixture
def bestek(bestek, wie):
    bestek.submit(wie)
    samenstelling.freeze(bestek, wie)
    bestek.publish(wie, klok.today(), "TN-1")
    return bestek


def reader(gemeente, *rollen):
    return factories.make_client(factories.make_gebruiker(gemeente, *rollen))


def take_in_form(**velden):
    return {"inkomst": "plakken", "tekst": "", "binnengekomen_op": "2026-11-02T10:00"} | velden


def stored(formset, **anders):
    """What the browser sends back of the preview."""
    gegevens = {"stap": "bewaren"}
    for veld in formset.management_form:
        gegevens[veld.html_name] = veld.value()
    for form in formset:
        for veld in form:
            gegevens[veld.html_name] = "on" if veld.name == "opnemen" else veld.value() or ""
    return gegevens | anders


def test_paste_shows_first_and_stores_after(client, url, bestek):
    tekst = "1. Mag het langer?\n2. Wat zegt Jan Jansen van Taalkade?\n3. Bel 06 12345678"
    pagina = client.post(url("inlichting_nieuw"), take_in_form(tekst=tekst, organisatie="Taalkade BV"))
    assert not Inlichting.objects.exists()
    formset = pagina.context["formset"]
    assert [form["vraag"].value() for form in formset] == [
        "Mag het langer?", "Wat zegt Jan Jansen van [weggelaten]?", "Bel [weggelaten]",
    ]  # fmt: skip
    gegevens = stored(formset, **{"form-1-vraag": "Wat zegt u?", "form-0-plaats": "blz. 3"})
    del gegevens["form-2-opnemen"]
    assert client.post(url("inlichting_nieuw"), gegevens).status_code == 302
    een, twee = Inlichting.objects.select_related("inzending")
    assert (een.vraag, een.plaats, een.inzending.organisatie) == ("Mag het langer?", "blz. 3", "Taalkade BV")
    assert (twee.vraag, twee.inzending.origineel) == ("Wat zegt u?", "Wat zegt Jan Jansen van Taalkade?")


def test_mail_keeps_its_sender_apart(client, url):
    mail = "Van: Jan Jansen <jan@taalkade.nl>\nAan: u\n\nBeste Mark,\n\nMag het langer?\n\nGroet,\nJan"
    mail = mail.replace("Groet,", "Met vriendelijke groet,")
    formset = client.post(url("inlichting_nieuw"), take_in_form(inkomst="mail", tekst=mail)).context["formset"]
    client.post(url("inlichting_nieuw"), stored(formset))
    rij = Inlichting.objects.get()
    assert (rij.vraag, rij.inzending.contact) == ("Mag het langer?", "Jan Jansen <jan@taalkade.nl>")


def test_excel_rows_become_questions(client, url):
    boek, uit = openpyxl.Workbook(), BytesIO()
    for regel in (["Organisatie", "Paragraaf", "Vraag"], ["Taalkade", "2.1", "Mag het langer?"], ["Kade", "", "=1+1"]):
        boek.active.append(regel)
    boek.save(uit)
    bestand = SimpleUploadedFile("vragen.xlsx", uit.getvalue())
    pagina = client.post(url("inlichting_nieuw"), take_in_form(inkomst="excel", bestand=bestand))
    client.post(url("inlichting_nieuw"), stored(pagina.context["formset"]))
    assert list(Inlichting.objects.values_list("vraag", "plaats", "inzending__organisatie")) == [
        ("Mag het langer?", "2.1", "Taalkade"), ("=1+1", "", "Kade"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "velden",
    [{"tekst": " "}, {"inkomst": "excel"}, {"tekst": "x", "binnengekomen_op": "nooit"},
     {"inkomst": "excel", "bestand": SimpleUploadedFile("a.xlsx", b"geen Excel")}],
)  # fmt: skip
def test_what_cannot_be_read_is_told(client, url, velden):
    pagina = client.post(url("inlichting_nieuw"), take_in_form(**velden))
    assert pagina.status_code == 200 and pagina.context["form"].errors


def test_concept_bestek_takes_no_questions(client, gemeente, wie):
    concept = factories.make_bestek(gemeente, wie)
    adres = reverse("bestek:inlichting_nieuw", args=["polderstad", concept.pk])
    assert client.get(adres).status_code == client.post(adres, take_in_form(tekst="x")).status_code == 302
    assert client.get(reverse("bestek:inlichtingen", args=["polderstad", concept.pk])).status_code == 200


@pytest.mark.parametrize("naam", ["inlichtingen", "nota_publiceren", "notas"])
def test_list_asks_as_much_for_one_as_for_three(client, url, bestek, wie, naam, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def make(nummer):
        rij = factories.make_inlichting(bestek, wie, f"Vraag {nummer}?", antwoord="Ja.", akkoord=True)
        rij.vrijgaven.create(gemeente=bestek.gemeente, woorden="x", reden="y", door=wie)
        if naam == "notas":
            publish(bestek, candidates(bestek), wie)

    make(1)
    client.get(url(naam))
    with CaptureQueriesContext(connection) as een:
        client.get(url(naam))
    for nummer in (2, 3):
        make(nummer)
    with django_assert_num_queries(len(een)):
        client.get(url(naam))


def test_filters(client, url, bestek, wie):
    een = factories.make_inlichting(bestek, wie, "Eerste?", groep="Lengte")
    factories.make_inlichting(bestek, wie, "Tweede?").drop(wie, "Dubbel")
    een.assign(wie, wie)

    def shown(vraag):
        return [rij.vraag for rij, _, _ in client.get(url("inlichtingen") + vraag).context["rijen"]]

    assert shown("") == ["Eerste?"]
    assert shown("?stand=alle") == ["Eerste?", "Tweede?"]
    assert shown("?stand=vervallen") == ["Tweede?"]
    assert shown(f"?wie={wie.pk}&groep=Lengte") == ["Eerste?"]
    assert shown("?wie=niemand") == shown("?groep=Anders") == []


def test_divide_the_ticked(client, url, bestek, wie):
    rijen = [factories.make_inlichting(bestek, wie) for _ in range(3)]
    client.post(url("inlichtingen_verdelen"), {"nummers": ["1", "3"], "aan": wie.pk, "groep": "Lengte"})
    assert [(r.toegewezen_aan, r.groep) for r in Inlichting.objects.all()] == [
        (wie, "Lengte"),
        (None, ""),
        (wie, "Lengte"),
    ]
    client.post(url("inlichtingen_verdelen"), {"nummers": [str(rijen[1].nummer)]})
    client.post(url("inlichtingen_verdelen"), {"nummers": ["99"], "groep": "x"})
    assert not Inlichting.objects.filter(groep="x").exists()


def edit(rij, **velden):
    vast = {"vraag": rij.vraag, "plaats": "", "groep": "", "antwoord": "", "onderdeel": "algemeen"}
    return vast | {"versie": rij.versie} | velden


def test_edit_saves_answer_and_part(client, url, bestek, wie):
    rij = factories.make_inlichting(bestek, wie)
    vraag = bestek.bestekvraag_set.first()
    velden = edit(rij, antwoord="Ja.", onderdeel=f"vraag:{vraag.sleutel}")
    assert client.post(url("inlichting", 1), velden).status_code == 302
    rij.refresh_from_db()
    assert (rij.antwoord, rij.stand, rij.soort, rij.sleutel) == ("Ja.", "concept", "vraag", str(vraag.sleutel))


def test_stale_edit_shows_both_texts(client, url, bestek, wie):
    rij = factories.make_inlichting(bestek, wie)
    verbs.write(rij, rij.versie, wie, antwoord="Van een collega.")
    pagina = client.post(url("inlichting", 1), edit(rij, antwoord="Van mij.", versie=1))
    tekst = pagina.content.decode()
    assert pagina.status_code == 409 and "Van een collega." in tekst and "Van mij." in tekst
    rij.refresh_from_db()
    assert rij.antwoord == "Van een collega."


def test_unknown_part_is_refused(client, url, bestek, wie):
    rij = factories.make_inlichting(bestek, wie)
    assert client.post(url("inlichting", 1), edit(rij, onderdeel="eis:bestaat-niet")).status_code == 200


def test_part_that_changed_shows_the_difference(client, url, bestek, wie):
    vraag = bestek.bestekvraag_set.first()
    factories.make_inlichting(bestek, wie, soort="vraag", sleutel=str(vraag.sleutel))
    assert client.get(url("inlichting", 1)).context["veranderd"] is None
    bestek.open_change(wie, "Langer")
    vraag.change(vraag.versie, tekst="Hoe doet u dat voortaan?")
    veranderd = client.get(url("inlichting", 1)).context["veranderd"]
    assert ("nieuw", " voortaan") in veranderd.segmenten or "voortaan" in str(veranderd.segmenten)


def test_from_question_to_nota(client, url, bestek, wie, gemeente):
    rij = factories.make_inlichting(bestek, wie, "Mag het langer?", antwoord="Ja, drie A4.", leidt_tot_wijziging=True)
    client.post(url("inlichting_akkoord", 1), {"versie": rij.versie})
    pagina = client.get(url("nota_publiceren"))
    assert len(pagina.context["wacht"]) == 1 and not pagina.context["klaar"]
    client.post(url("inlichting_koppelen", 1), {"wijziging": "nieuw", "reden": "Langer antwoord"})
    assert bestek.open_wijziging.reden == "Langer antwoord"
    samenstelling.freeze(bestek, wie)
    (klaar,) = client.get(url("nota_publiceren")).context["klaar"]
    antwoord = client.post(url("nota_publiceren"), {"vraag": f"1:{klaar.rij.versie}"})
    assert antwoord.url == url("nota", 1)
    assert "versie 2" in client.get(antwoord.url).content.decode()


def test_publishing_what_changed_meanwhile_is_refused(client, url, bestek, wie):
    rij = factories.make_inlichting(bestek, wie, antwoord="Ja.", akkoord=True)
    gelezen = rij.versie
    rij.reopen(wie)
    rij = verbs.write(rij, rij.versie, wie, antwoord="Nee.")
    rij.approve(rij.versie, wie)
    client.post(url("nota_publiceren"), {"vraag": f"1:{gelezen}"})
    assert not Nota.objects.exists()


def test_steps_by_their_pages(client, url, bestek, wie):
    factories.make_inlichting(bestek, wie, "Mag Taalkade?", organisatie="Taalkade")
    client.post(url("inlichting_toewijzen", 1), {"aan": wie.pk})
    client.post(url("inlichting_vrijgeven", 1), {"woorden": "taalkade", "reden": "Gewoon woord."})
    client.post(url("inlichting_vervallen", 1), {"reden": ""})
    rij = Inlichting.objects.get()
    assert (rij.stand, rij.toegewezen_aan, rij.vrijgaven.count()) == ("toegewezen", wie, 1)
    client.post(url("inlichting_vervallen", 1), {"reden": "Dubbel"})
    assert Inlichting.objects.get().stand == "vervallen"
    client.post(url("inlichting_terugzetten", 1))
    assert Inlichting.objects.get().stand == "nieuw"
    client.post(url("inlichting_terug", 1))
    assert Inlichting.objects.get().stand == "nieuw"


@pytest.fixture
def uit(bestek, wie):
    """A nota that is out, and a question that is not."""
    factories.make_inlichting(bestek, wie, "Mag het langer?", antwoord="Ja.", akkoord=True, organisatie="Taalkade",
                              contact="Jan Jansen", origineel="Wij van Taalkade: mag het langer?")  # fmt: skip
    publish(bestek, candidates(bestek), wie)
    factories.make_inlichting(bestek, wie, "Geheime vraag?", organisatie="Wijdland Educatie")


@pytest.mark.parametrize("rol", [Rol.LEZER, Rol.BEOORDELAAR])
def test_readers_read_notas_only(gemeente, url, uit, rol):
    lezer = reader(gemeente, rol)
    for naam in ("inlichtingen", "inlichting_nieuw", "nota_publiceren"):
        assert lezer.get(url(naam)).status_code == 403
    assert lezer.get(url("inlichting", 2)).status_code == 403
    for adres in (url("notas"), url("nota", 1), url("bestek"), reverse("portaal:start", args=["polderstad"])):
        tekst = lezer.get(adres).content.decode()
        assert not [w for w in ("Taalkade", "Jansen", "Wijdland", "Geheime vraag") if w in tekst], adres
    assert "Mag het langer?" in lezer.get(url("nota", 1)).content.decode()
    for naam, begin in (("nota_pdf", b"%PDF"), ("nota_word", b"PK")):
        assert lezer.get(url(naam, 1)).content.startswith(begin)


def test_policy_officer_handles_but_does_not_publish(gemeente, url, uit, bestek):
    collega = reader(gemeente, Rol.BELEIDSMEDEWERKER)
    assert "Wijdland Educatie" in collega.get(url("inlichting", 2)).content.decode()
    assert collega.get(url("nota_publiceren")).status_code == 403
    assert collega.post(url("inlichting_akkoord", 2), {"versie": 1}).status_code == 403


def test_sender_stands_on_the_page_of_the_question_only(client, url, uit):
    adressen = [url(naam) for naam in ("inlichtingen", "notas", "geschiedenis", "bestek", "versies", "nota_publiceren")]
    adressen += [url("inlichtingen") + "?stand=alle", url("nota", 1)]
    adressen += [reverse("portaal:zoeken", args=["polderstad"]) + f"?q={w}" for w in ("langer", "geheime")]
    for adres in adressen:
        tekst = client.get(adres).content.decode()
        assert not [w for w in ("Taalkade", "Jansen", "Wijdland") if w in tekst], adres
    assert "Taalkade" in client.get(url("inlichting", 1)).content.decode()


def test_search_does_not_find_a_sender(client, uit):
    for woord in ("Taalkade", "Wijdland", "Geheime"):
        pagina = client.get(reverse("portaal:zoeken", args=["polderstad"]), {"q": woord})
        assert not pagina.context["resultaten"]


def test_reader_hears_of_the_nota_and_nothing_before(gemeente, url, uit):
    start = reverse("portaal:start", args=["polderstad"])
    tekst = reader(gemeente, Rol.LEZER).get(start).content.decode()
    assert "Nota van inlichtingen 1 gepubliceerd" in tekst and "van een inschrijver" not in tekst


def test_no_export_of_the_bestek_knows_a_question(client, url, uit, bestek):
    """Every format that the bestek can be downloaded in."""
    from bestek.uitvoer.formaten import FORMATEN

    for formaat in FORMATEN:
        if formaat in ("pdf", "set"):  # which cost a second each; the set holds the same files
            continue
        antwoord = client.get(url("uitvoer_bestand", 1, formaat))
        inhoud = b"".join(antwoord) if antwoord.streaming else antwoord.content
        if antwoord.status_code == 404 and formaat in ("prijsblad", "wijzigingen", "wijzigingen_word"):
            continue  # there are no rates, and no earlier version
        assert antwoord.status_code == 200, formaat
        assert not [w for w in (b"Taalkade", b"Geheime vraag", b"Wijdland") if w in unpacked(inhoud)], formaat


def unpacked(data):
    """What stands in the parts of a zip, or the bytes themselves."""
    from zipfile import ZipFile, is_zipfile

    if not is_zipfile(BytesIO(data)):
        return data
    with ZipFile(BytesIO(data)) as pak:
        return b"".join(unpacked(pak.read(naam)) for naam in pak.namelist())

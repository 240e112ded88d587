import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from gemeenten.enums import Rol
from kwaliteit.letterlijk import RECHTEN, bundel_of
from kwaliteit.models import Inleesvoorstel
from tests import factories
from tests.kwaliteit.inlezen.conftest import VOORBEELD

pytestmark = pytest.mark.django_db
LETTERLIJK = "Waaraan ziet een inburgeraar zijn eigen voortgang?"
BLOK = "Letterlijke tekst van de brief"


@pytest.fixture(scope="module")
def letters(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("laad_brieven", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def beheerder(letters, gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.BEHEERDER))


@pytest.fixture
def lezer(gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))


def url(naam: str, *args: object, slug: str = "polderstad") -> str:
    return reverse(f"kwaliteit:{naam}", args=[slug, *args])


def offer(client, inhoud: bytes | None = None, **velden: str):
    bestand = SimpleUploadedFile("bundel.txt", VOORBEELD.read_bytes() if inhoud is None else inhoud)
    return client.post(url("inlezen"), {"bestand": bestand, "recht": "on"} | velden)


def page(client, naam: str, *args: object) -> str:
    return client.get(url(naam, *args)).content.decode()


def test_file_is_reported_accepted_and_shown(beheerder, lezer, gemeente):
    antwoord = offer(beheerder)
    voorstel = Inleesvoorstel.objects.get()
    assert antwoord.url == url("inlezen_voorstel", voorstel.pk)
    verslag = beheerder.get(antwoord.url).content.decode()
    for zin in ("er is nog niets overgenomen", "Niet gevonden: brief 1", "gebroken woorden hersteld"):
        assert zin in verslag
    assert '<td class="tb-getal">6</td>' in verslag  # questions found, all of letter 4
    assert BLOK not in page(lezer, "vraag", "4.3")
    geweigerd = beheerder.post(url("inlezen_overnemen", voorstel.pk))
    assert geweigerd.status_code == 422 and bundel_of(gemeente) is None
    assert beheerder.post(url("inlezen_overnemen", voorstel.pk), {"aanvaard": "on"}).url == url("inlezen")
    for pagina in (("vraag", "4.3"), ("brief", 4), ("vragen",), ("thema", "voortgang")):
        tekst = page(lezer, *pagina)
        assert LETTERLIJK in tekst and BLOK in tekst and RECHTEN in tekst, pagina
    assert "bundel.txt" in page(beheerder, "inlezen")


def test_report_can_be_thrown_away(beheerder):
    offer(beheerder)
    voorstel = Inleesvoorstel.objects.get()
    assert "nog een verslag klaarstaan" in page(beheerder, "inlezen")
    beheerder.post(url("inlezen_weggooien", voorstel.pk))
    assert not Inleesvoorstel.objects.exists()
    assert beheerder.get(url("inlezen_voorstel", voorstel.pk)).status_code == 404


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"%PDF-1.7 kapot", "beschadigd"),
        (b"PK\x03\x04", "Word-bestand"),
        (b"", "Dit bestand is leeg"),
        (b"Verwarm de oven voor op tweehonderd graden en klop de eieren. " * 20, "geen brief van de reeks"),
    ],
)
def test_wrong_file_gets_a_message_at_its_field(beheerder, inhoud, melding):
    antwoord = offer(beheerder, inhoud)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Inleesvoorstel.objects.exists()


def test_right_to_use_the_letters_must_be_confirmed(beheerder):
    antwoord = offer(beheerder, recht="")
    assert "Zonder dat recht" in antwoord.content.decode() and not Inleesvoorstel.objects.exists()


def test_proposal_of_another_person_is_not_there(beheerder, gemeente):
    offer(beheerder)
    voorstel = Inleesvoorstel.objects.get()
    collega = factories.make_client(factories.make_gebruiker(gemeente, Rol.BEHEERDER))
    assert collega.get(url("inlezen_voorstel", voorstel.pk)).status_code == 404
    assert collega.post(url("inlezen_overnemen", voorstel.pk), {"aanvaard": "on"}).status_code == 404
    assert collega.post(url("inlezen_weggooien", voorstel.pk)).status_code == 404
    assert bundel_of(gemeente) is None and Inleesvoorstel.objects.exists()


def test_only_the_beheerder_reads_in_and_removes(beheerder, gemeente):
    offer(beheerder)
    pk = Inleesvoorstel.objects.get().pk
    for rol in set(Rol) - {Rol.BEHEERDER}:
        client = factories.make_client(factories.make_gebruiker(gemeente, rol))
        for naam, args in (("inlezen", ()), ("inlezen_voorstel", (pk,)), ("inlezen_verwijderen", ())):
            assert client.get(url(naam, *args)).status_code == 403, (rol, naam)
        for naam in ("inlezen_overnemen", "inlezen_weggooien"):
            assert client.post(url(naam, pk)).status_code == 403, (rol, naam)
        assert "Letterlijke tekst" not in page(client, "brieven")
    assert url("inlezen") in page(beheerder, "brieven")


def test_removal_asks_first(beheerder, gemeente):
    factories.make_letterlijk(gemeente, {"4.3": LETTERLIJK})
    assert "bundel.txt" in page(beheerder, "inlezen_verwijderen")
    assert bundel_of(gemeente)
    beheerder.post(url("inlezen_verwijderen"))
    assert bundel_of(gemeente) is None
    assert beheerder.get(url("inlezen_verwijderen")).status_code == 302


def test_other_gemeente_sees_nothing_of_it(letters, gemeente):
    factories.make_letterlijk(gemeente, {"4.3": LETTERLIJK, "4": LETTERLIJK, "4.3/1": LETTERLIJK})
    ander = factories.make_gemeente("duinwijk")
    client = factories.make_client(factories.make_gebruiker(ander, Rol.BEHEERDER))
    for pagina in (("vraag", "4.3"), ("brief", 4), ("vragen",), ("thema", "voortgang"), ("inlezen",)):
        tekst = client.get(url(*pagina, slug="duinwijk")).content.decode()
        assert LETTERLIJK not in tekst and BLOK not in tekst, pagina


def test_choice_of_view_is_remembered_and_leads_back(letters, gemeente, lezer):
    factories.make_letterlijk(gemeente, {"4.3": LETTERLIJK})
    hier = url("vraag", "4.3")
    assert '<details class="kw-letterlijk">' in page(lezer, "vraag", "4.3")
    assert lezer.post(url("weergave"), {"weergave": "naast", "terug": hier}).url == hier
    tekst = page(lezer, "vraag", "4.3")
    assert "kw-naast--naast" in tekst and '<details class="kw-letterlijk" open>' in tekst
    assert re.search(r'value="naast" aria-pressed="true"', tekst)
    lezer.post(url("weergave"), {"weergave": "letterlijk", "terug": hier})
    assert "In onze woorden" in page(lezer, "vraag", "4.3")
    lezer.post(url("weergave"), {"weergave": "onzin", "terug": hier})
    assert "kw-naast--eigen" in page(lezer, "vraag", "4.3")


def test_view_leads_to_no_other_site(letters, lezer):
    for elders in ("https://kwaad.example/", "//kwaad.example", ""):
        assert lezer.post(url("weergave"), {"weergave": "naast", "terug": elders}).url == url("brieven")


def test_literal_text_costs_a_constant_number_of_queries(letters, gemeente, lezer, django_assert_max_num_queries):
    paginas = (("vraag", "4.3"), ("brief", 4), ("vragen",), ("thema", "voortgang"))
    factories.make_letterlijk(gemeente, {"4.3": LETTERLIJK})
    aantallen = []
    for pagina in paginas:
        with django_assert_max_num_queries(80) as geteld:
            page(lezer, *pagina)
        aantallen.append(len(geteld))
    bundel = bundel_of(gemeente)
    bundel.delete()
    factories.make_letterlijk(gemeente, {c: f"Zin {c}." for c in ("4", "4.3", "4.3/1", "4.3/2", "4.4", "4.4/1", "5.1")})
    for pagina, aantal in zip(paginas, aantallen, strict=True):
        with django_assert_max_num_queries(aantal):
            page(lezer, *pagina)


def test_literal_text_is_escaped(letters, gemeente, lezer):
    factories.make_letterlijk(gemeente, {"4.3": "<script>alert(1)</script> & meer"})
    tekst = page(lezer, "vraag", "4.3")
    assert "<script>alert" not in tekst and "&lt;script&gt;alert" in tekst

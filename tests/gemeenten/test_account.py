import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from gemeenten.enums import Rol
from gemeenten.models import Gebruiker
from tests import factories

pytestmark = pytest.mark.django_db
WACHTWOORD = "geheim-geheim"


def sign_in(client: Client, email: str, wachtwoord: str = WACHTWOORD, **extra: str):
    return client.post(reverse("inloggen"), {"username": email, "password": wachtwoord, **extra})


def test_inloggen_goes_to_the_only_gemeente(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    client = Client()
    response = sign_in(client, f"  {wie.email.upper()} ")
    assert response.url == reverse("start")
    assert client.get(response.url).url == reverse("portaal:start", args=["polderstad"])


def test_inloggen_with_a_wrong_password_says_what_to_do(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    response = sign_in(Client(), wie.email, "mis")
    assert response.status_code == 200
    assert "horen niet bij elkaar" in response.content.decode()


def test_inloggen_follows_next_within_the_portal_only(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    assert sign_in(Client(), wie.email, next="/profiel/").url == "/profiel/"
    assert sign_in(Client(), wie.email, next="https://elders.example/").url == reverse("start")


def test_inloggen_locks_out_however_the_address_is_written(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    client = Client()
    for i in range(5):
        response = sign_in(client, wie.email.upper() if i % 2 else wie.email, "mis")
    assert response.status_code == 429
    response = sign_in(client, wie.email)
    assert response.status_code == 429
    assert "over 15 minuten" in response.content.decode()
    assert reverse("wachtwoord_vergeten") in response.content.decode()


def test_inloggen_locks_out_one_account_only(gemeente):
    wie, ander = factories.make_gebruiker(gemeente, Rol.LEZER), factories.make_gebruiker(gemeente, Rol.LEZER)
    for _ in range(5):
        sign_in(Client(), wie.email, "mis")
    assert sign_in(Client(), ander.email).status_code == 302


def test_inloggen_refuses_demo_accounts_in_production(gemeente, settings):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    Gebruiker.objects.update(is_demo=True)
    assert sign_in(Client(), wie.email).status_code == 302
    settings.PRODUCTIE = True
    response = sign_in(Client(), wie.email)
    assert response.status_code == 200
    assert "demo-account" in response.content.decode()


def test_uitloggen_takes_post_only(gemeente):
    client = factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))
    assert client.get(reverse("uitloggen")).status_code == 405
    assert client.post(reverse("uitloggen")).url == reverse("inloggen")
    assert client.get(reverse("profiel")).status_code == 302


def choose_password(client: Client, wachtwoord: str):
    """Follow the link of the newest mail and choose a password there."""
    link = re.search(r"https?://[^/]+(\S+)", mail.outbox[-1].body)[1]
    formulier = client.get(link, follow=True)
    assert formulier.status_code == 200
    return client.post(
        formulier.redirect_chain[-1][0], {"new_password1": wachtwoord, "new_password2": wachtwoord}, follow=True
    )


def test_wachtwoord_vergeten_lets_in_again_after_a_lockout(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    client = Client()
    for _ in range(5):
        sign_in(client, wie.email, "mis")
    assert sign_in(client, wie.email).status_code == 429
    client.post(reverse("wachtwoord_vergeten"), {"email": wie.email.upper()})
    assert mail.outbox[0].to == [wie.email]
    response = choose_password(client, "heel-ander-woord-9")
    assert "is bewaard" in response.content.decode()
    assert sign_in(client, wie.email, "heel-ander-woord-9").status_code == 302


def test_wachtwoord_vergeten_keeps_silent_about_unknown_addresses(gemeente):
    response = Client().post(reverse("wachtwoord_vergeten"), {"email": "niemand@voorbeeld.nl"})
    assert response.url == reverse("wachtwoord_verzonden")
    assert not mail.outbox


def test_wachtwoord_nieuw_refuses_a_used_link(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    Client().post(reverse("wachtwoord_vergeten"), {"email": wie.email})
    choose_password(Client(), "heel-ander-woord-9")
    link = re.search(r"https?://[^/]+(\S+)", mail.outbox[-1].body)[1]
    assert "werkt niet meer" in Client().get(link, follow=True).content.decode()


def test_wachtwoord_wijzigen_asks_the_old_one(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    client = factories.make_client(wie)
    nieuw = {"new_password1": "heel-ander-woord-9", "new_password2": "heel-ander-woord-9"}
    assert client.post(reverse("wachtwoord_wijzigen"), nieuw | {"old_password": "mis"}).status_code == 200
    response = client.post(reverse("wachtwoord_wijzigen"), nieuw | {"old_password": WACHTWOORD})
    assert response.url == reverse("profiel")


def test_profiel_saves_the_name(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER, Rol.INKOPER)
    client = factories.make_client(wie)
    assert "Inkoper, Lezer" in client.get(reverse("profiel")).content.decode()
    assert client.post(reverse("profiel"), {"naam": "  "}).status_code == 422
    client.post(reverse("profiel"), {"naam": " Ans  de Wit "})
    wie.refresh_from_db()
    assert wie.naam.startswith("Ans")


def test_start_sends_a_stranger_to_inloggen(db):
    assert Client().get("/").url == "/inloggen/?next=/"


def test_start_gives_a_choice_of_ones_own_gemeenten(gemeente):
    ander, derde = factories.make_gemeente("heuveldorp"), factories.make_gemeente("zandveld")
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    factories.add_rol(ander, wie, Rol.LEZER)
    tekst = factories.make_client(wie).get("/").content.decode()
    assert "Polderstad" in tekst and "Heuveldorp" in tekst
    assert derde.naam not in tekst


def test_start_explains_to_who_is_no_member(db):
    wie = factories.make_gebruiker()
    tekst = factories.make_client(wie).get("/").content.decode()
    assert "nog van geen gemeente lid" in tekst
    assert wie.email in tekst

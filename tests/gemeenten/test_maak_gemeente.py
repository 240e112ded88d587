import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, Gemeente
from tests.gemeenten.test_account import sign_in

pytestmark = pytest.mark.django_db


def test_maak_gemeente_gives_the_beheerder_a_way_in(client):
    uit = StringIO()
    call_command("maak_gemeente", "zandveld", "Zandveld", "--beheerder", "Baas@zandveld.nl", stdout=uit)
    link = re.search(r"/wachtwoord/nieuw/\S+", uit.getvalue())[0]
    formulier = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(formulier, {"new_password1": "heel-ander-woord-9", "new_password2": "heel-ander-woord-9"})
    sign_in(client, "baas@zandveld.nl", "heel-ander-woord-9")
    assert client.get("/zandveld/gemeente/leden/").status_code == 200


def test_maak_gemeente_refuses_a_reserved_or_used_slug():
    call_command("maak_gemeente", "zandveld", "Zandveld", "--beheerder", "baas@zandveld.nl", stdout=StringIO())
    for slug in ("zandveld", "inloggen", "met spatie"):
        with pytest.raises(CommandError):
            call_command("maak_gemeente", slug, "Nog een", "--beheerder", "baas@zandveld.nl", stdout=StringIO())
    assert Gemeente.objects.count() == 1
    assert Gebruiker.objects.get().rollen_in(Gemeente.objects.get()) == {Rol.BEHEERDER}

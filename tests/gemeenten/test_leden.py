import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gemeenten import leden
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis, Gebruiker
from tests import factories
from tests.gemeenten.test_account import choose_password, sign_in


@pytest.fixture
def beheerder(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BEHEERDER)


def rollen_van(gebruiker, gemeente):
    return Gebruiker.objects.get(pk=gebruiker.pk).rollen_in(gemeente)


def test_members_of_groups_roles_by_person(gemeente, beheerder, django_assert_num_queries):
    for _ in range(3):
        factories.make_gebruiker(gemeente, Rol.LEZER, Rol.INKOPER)
    factories.make_gebruiker(factories.make_gemeente("heuveldorp"), Rol.LEZER)
    with django_assert_num_queries(1):
        gevonden = leden.members_of(gemeente)
    assert [lid.rollen for lid in gevonden if lid.gebruiker != beheerder] == [(Rol.INKOPER, Rol.LEZER)] * 3
    assert len(gevonden) == 4


def test_set_rollen_keeps_the_last_beheerder(gemeente, beheerder):
    with pytest.raises(leden.LaatsteBeheerder):
        leden.set_rollen(gemeente, beheerder, beheerder, [Rol.LEZER])
    with pytest.raises(leden.LaatsteBeheerder):
        leden.remove_lid(gemeente, beheerder, beheerder)
    assert rollen_van(beheerder, gemeente) == {Rol.BEHEERDER}


def test_set_rollen_does_not_count_a_beheerder_who_cannot_sign_in(gemeente, beheerder):
    weg = factories.make_gebruiker(gemeente, Rol.BEHEERDER)
    Gebruiker.objects.filter(pk=weg.pk).update(is_active=False)
    with pytest.raises(leden.LaatsteBeheerder):
        leden.remove_lid(gemeente, beheerder, beheerder)


def test_set_rollen_lets_one_of_two_beheerders_go(gemeente, beheerder):
    factories.make_gebruiker(gemeente, Rol.BEHEERDER)
    leden.set_rollen(gemeente, beheerder, beheerder, [Rol.INKOPER])
    assert rollen_van(beheerder, gemeente) == {Rol.INKOPER}


def test_set_rollen_looks_at_the_roles_of_this_moment(gemeente, beheerder):
    """What the request remembered of a beheerder who was removed meanwhile does not count."""
    ander = factories.make_gebruiker(gemeente, Rol.BEHEERDER)
    assert beheerder.rollen_in(gemeente) == {Rol.BEHEERDER}
    leden.remove_lid(gemeente, ander, beheerder)
    with pytest.raises(PermissionDenied):
        leden.remove_lid(gemeente, beheerder, ander)


def test_set_rollen_is_not_for_other_gemeenten(gemeente, beheerder):
    heuveldorp = factories.make_gemeente("heuveldorp")
    wie = factories.make_gebruiker(heuveldorp, Rol.LEZER)
    with pytest.raises(PermissionDenied):
        leden.set_rollen(heuveldorp, beheerder, wie, [Rol.BEHEERDER])
    with pytest.raises(PermissionDenied):
        leden.add_lid(heuveldorp, beheerder, beheerder.email, "", [Rol.BEHEERDER])
    with pytest.raises(PermissionDenied):
        leden.set_rollen(gemeente, beheerder, wie, [Rol.BEHEERDER])


def test_changes_of_roles_stand_in_the_audit_trail(gemeente, beheerder):
    wie, _ = leden.add_lid(gemeente, beheerder, "ans@voorbeeld.nl", "Ans", [Rol.LEZER])
    leden.set_rollen(gemeente, beheerder, wie, [Rol.INKOPER])
    leden.remove_lid(gemeente, beheerder, wie)
    teksten = Gebeurtenis.objects.filter(soort="gemeente.rollen", wie=beheerder).values_list("tekst", flat=True)
    assert list(teksten) == ["Ans: lezer", "Ans: inkoper", "Ans: geen rol meer"]


def url(naam, gemeente, *args):
    return reverse(f"gemeenten:{naam}", args=[gemeente.slug, *args])


def test_lijst_is_for_beheerders_only(gemeente, beheerder):
    assert factories.make_client(beheerder).get(url("leden", gemeente)).status_code == 200
    for rol in set(Rol) - {Rol.BEHEERDER}:
        client = factories.make_client(factories.make_gebruiker(gemeente, rol))
        assert client.get(url("leden", gemeente)).status_code == 403
    vreemd = factories.make_client(factories.make_gebruiker(factories.make_gemeente("heuveldorp"), Rol.BEHEERDER))
    assert vreemd.get(url("leden", gemeente)).status_code == 404


def test_lijst_costs_the_same_for_more_members(gemeente, beheerder, django_assert_max_num_queries):
    client = factories.make_client(beheerder)
    with django_assert_max_num_queries(30) as een:
        client.get(url("leden", gemeente))
    for _ in range(3):
        factories.make_gebruiker(gemeente, Rol.LEZER)
    with django_assert_max_num_queries(len(een)):
        client.get(url("leden", gemeente))


def test_nieuw_invites_a_new_person_who_then_signs_in(gemeente, beheerder, client):
    gegevens = {"email": "Ans@Voorbeeld.nl", "naam": "Ans de Wit", "rollen": ["inkoper", "lezer"]}
    response = factories.make_client(beheerder).post(url("lid_nieuw", gemeente), gegevens)
    assert response.url == url("leden", gemeente)
    assert mail.outbox[0].to == ["ans@voorbeeld.nl"]
    choose_password(client, "heel-ander-woord-9")
    assert sign_in(client, "ans@voorbeeld.nl", "heel-ander-woord-9").status_code == 302
    assert rollen_van(Gebruiker.objects.get(email="ans@voorbeeld.nl"), gemeente) == {Rol.INKOPER, Rol.LEZER}


def test_nieuw_takes_an_existing_account_without_touching_it(gemeente, beheerder):
    wie = factories.make_gebruiker(factories.make_gemeente("heuveldorp"), Rol.LEZER, naam="Bas Blom")
    gegevens = {"email": wie.email.upper(), "naam": "Iemand anders", "rollen": ["lezer"]}
    factories.make_client(beheerder).post(url("lid_nieuw", gemeente), gegevens)
    wie.refresh_from_db()
    assert wie.naam == "Bas Blom" and wie.check_password("geheim-geheim")
    assert rollen_van(wie, gemeente) == {Rol.LEZER}
    assert "wachtwoord/nieuw" not in mail.outbox[0].body


def test_nieuw_asks_for_what_is_missing(gemeente, beheerder):
    response = factories.make_client(beheerder).post(url("lid_nieuw", gemeente), {"email": "geen adres"})
    assert response.status_code == 422
    for zin in ("Vul een volledig e-mailadres in.", "Vul de naam in.", "Kies minstens één rol."):
        assert zin in response.content.decode()
    assert not mail.outbox


def test_rollen_tells_why_the_last_beheerder_stays(gemeente, beheerder):
    response = factories.make_client(beheerder).post(url("lid", gemeente, beheerder.pk), {"rollen": ["lezer"]})
    assert response.status_code == 422
    assert "de enige beheerder" in response.content.decode()
    assert rollen_van(beheerder, gemeente) == {Rol.BEHEERDER}


def test_rollen_knows_members_of_this_gemeente_only(gemeente, beheerder):
    wie = factories.make_gebruiker(factories.make_gemeente("heuveldorp"), Rol.LEZER)
    client = factories.make_client(beheerder)
    for naam in ("lid", "lid_verwijderen", "lid_uitnodigen"):
        assert client.post(url(naam, gemeente, wie.pk), {"rollen": ["beheerder"]}).status_code == 404
    assert not rollen_van(wie, gemeente)


def test_verwijder_leaves_the_account(gemeente, beheerder):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    client = factories.make_client(beheerder)
    assert wie.naam in client.get(url("lid_verwijderen", gemeente, wie.pk)).content.decode()
    assert client.post(url("lid_verwijderen", gemeente, wie.pk)).url == url("leden", gemeente)
    assert not rollen_van(wie, gemeente)
    assert Gebruiker.objects.filter(pk=wie.pk, is_active=True).exists()


def test_verwijder_of_oneself_ends_at_a_page_one_may_see(gemeente, beheerder):
    factories.make_gebruiker(gemeente, Rol.BEHEERDER)
    factories.add_rol(gemeente, beheerder, Rol.LEZER)
    client = factories.make_client(beheerder)
    response = client.post(url("lid", gemeente, beheerder.pk), {"rollen": ["lezer"]}, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == gemeente.get_absolute_url()


def test_uitnodigen_sends_again_until_a_password_is_chosen(gemeente, beheerder):
    client = factories.make_client(beheerder)
    wie, _ = leden.add_lid(gemeente, beheerder, "ans@voorbeeld.nl", "Ans", [Rol.LEZER])
    client.post(url("lid_uitnodigen", gemeente, wie.pk))
    wie.set_password("heel-ander-woord-9")
    wie.save()
    client.post(url("lid_uitnodigen", gemeente, wie.pk))
    assert len(mail.outbox) == 1

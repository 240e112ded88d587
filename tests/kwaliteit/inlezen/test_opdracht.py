import json

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope

from kwaliteit.letterlijk import texts_for
from kwaliteit.models import Bundel
from tests import factories
from tests.kwaliteit.inlezen.conftest import VOORBEELD

from .test_opslaan import letters  # noqa: F401 – a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters")]


def run(*opties: str) -> None:
    call_command("importeer_brieven", str(VOORBEELD), *opties)


def loaded(gemeente) -> bool:
    with scope(gemeente=gemeente):
        return bool(texts_for(gemeente))


def test_dry_run_shows_the_report_and_stores_nothing(gemeente, capsys):
    run("--gemeente", "polderstad", "--proef")
    uit = capsys.readouterr().out
    assert "vraag 6 van 6" in uit and "er is niets bewaard" in uit
    assert not loaded(gemeente)


def test_report_as_json_is_json(gemeente, capsys):
    run("--gemeente", "polderstad", "--proef", "--json")
    rapport = json.loads(capsys.readouterr().out)
    assert [brief["nummer"] for brief in rapport["brieven"]] == [0, 4, 5]


def test_gaps_are_refused_unless_accepted(gemeente):
    with pytest.raises(CommandError, match="niets bewaard"):
        run("--gemeente", "polderstad")
    assert not loaded(gemeente)
    wie = factories.make_gebruiker(gemeente)
    run("--gemeente", "polderstad", "--aanvaard", "--door", wie.email)
    assert loaded(gemeente)
    assert Bundel.objects.get().ingelezen_door == wie


def test_all_gemeenten_get_their_own_copy(gemeente):
    ander = factories.make_gemeente("duinwijk")
    run("--alle", "--aanvaard")
    assert loaded(gemeente) and loaded(ander)


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["--gemeente", "nergens"], "geen gemeente nergens"),
        (["--gemeente", "polderstad", "--door", "niemand@voorbeeld.nl"], "niemand met e-mailadres"),
    ],
)
def test_unknown_names_are_told(gemeente, opties, melding):
    with pytest.raises(CommandError, match=melding):
        run(*opties)


def test_broken_file_is_told(gemeente, tmp_path):
    pad = tmp_path / "kapot.pdf"
    with pytest.raises(CommandError, match="is niet te lezen"):
        call_command("importeer_brieven", str(pad), "--gemeente", "polderstad")
    pad.write_bytes(b"%PDF-1.7 kapot")
    with pytest.raises(CommandError, match="beschadigd"):
        call_command("importeer_brieven", str(pad), "--gemeente", "polderstad")

"""The inkoper's overview: nothing of a mark before consensus, all of it from then on."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest

from beoordeling import verloop
from beoordeling.enums import Rondestatus
from beoordeling.models import Ronde
from gemeenten import klok
from tests.beoordeling.views_rondes.pagina import page, text, url
from tests.factories import score_all


@pytest.fixture
def ronde(walk):
    ronde = walk(Rondestatus.INDIVIDUEEL, anoniem=True, beoordelen_tot=klok.today() - timedelta(days=2))
    for lid, cijfer in zip(ronde.commissie.order_by("pk"), (4, 7), strict=True):
        score_all(lid, cijfer, "=2+5 kwikstaart")
    return ronde


def test_before_consensus_only_who_is_ready_and_what_is_late(ronde, inkoper, beoordelaars):
    inhoud = text(page(inkoper, "voortgang", ronde))
    assert "2 dagen te laat" in inhoud and inhoud.count(">Klaar<") == 2
    assert "Streng" not in inhoud and "tb-warmte" not in inhoud and "kwikstaart" not in inhoud
    assert page(inkoper, "scores_bestand", ronde).url == url("voortgang", ronde)
    for naam in ("voortgang", "scores_bestand"):
        assert page(beoordelaars[0], naam, ronde).status_code == 403


def test_from_consensus_on_all_marks_in_a_table_and_in_excel(ronde, inkoper):
    verloop.start_consensus(Ronde.objects.get(), inkoper)
    inhoud = text(page(inkoper, "voortgang", ronde))
    assert inhoud.count("5,5") == 4 and "Gemiddeld 3 lager dan de anderen, over 4 antwoorden." in inhoud
    boek = openpyxl.load_workbook(BytesIO(page(inkoper, "scores_bestand", ronde).content))
    assert boek.sheetnames == ["Scores", "Bevindingen", "Consensus"]
    cellen = [cel for rij in boek["Scores"].iter_rows() for cel in rij]
    assert sum(cel.value == "=2+5 kwikstaart" and cel.data_type == "s" for cel in cellen) == 8
    assert not [cel for cel in cellen if cel.value in ("Alfa", "Beta")]

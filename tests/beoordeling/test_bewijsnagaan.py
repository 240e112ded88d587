"""The winner's evidence is checked before an award, and the published rule says who is next."""

import pytest

from beoordeling.bewijsnagaan import next_in_line, to_verify, verification_problems, verify
from beoordeling.enums import Rondestatus
from beoordeling.models import Inschrijving, OngeldigeOvergang
from bestek.enums import Uitval
from bestek.models import Eis
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import make_bestek, make_client, make_gebruiker, make_offerte, make_ronde


@pytest.fixture
def ronde(gemeente):
    """Three bids in rank, and three eisen of which two are checked at the end."""
    inkoper = make_gebruiker(gemeente, Rol.INKOPER)
    bestek = make_bestek(gemeente, inkoper)
    bestek.uitval = Uitval.OPNIEUW_BEREKENEN
    bestek.save()
    rijen = (("Keurmerk", "geschiktheidseis", "bij_inschrijving"), ("Verzekering", "geschiktheidseis", "op_verzoek"))
    for volgorde, (titel, soort, moment) in enumerate((*rijen, ("Fraude", "uitsluitingsgrond", ""))):
        eigen = {"titel": titel, "tekst": titel, "soort": soort, "bewijsmoment": moment, "volgorde": volgorde}
        Eis.objects.create(gemeente=gemeente, bestek=bestek, **eigen)
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    for naam, prijs in (("Duur", "100"), ("Ook duur", "100"), ("Laag", "40")):
        make_offerte(bestek, naam, prijs)
    leden = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    return make_ronde(bestek, inkoper, leden, Rondestatus.PRIJZEN_GEOPEND)


def test_evidence_is_checked_and_the_next_in_line_told(gemeente, ronde):
    inkoper, laag = ronde.aangemaakt_door, Inschrijving.objects.get(offerte__inschrijver__naam="Laag")
    toetsen = to_verify(laag)
    assert {t.eis.titel for t in toetsen} == {"Verzekering", "Fraude"}
    assert len(verification_problems(laag)) == 2
    with pytest.raises(OngeldigeOvergang, match="gezien"):
        verify(toetsen[0], toetsen[0].versie, True, " ", inkoper)

    pad = f"/{gemeente.slug}/beoordelingen/inschrijving/{laag.pk}/bewijs/"
    client = make_client(inkoper)
    velden = {
        f"bewijs-{t.pk}-{naam}": waarde
        for t in toetsen
        for naam, waarde in (("versie", t.versie), ("bewijs", "Gezien in bijlage 4"), ("akkoord", "ja"))
    }
    assert client.post(pad, velden).status_code == 302

    assert verification_problems(laag) == []
    assert "Al het bewijs is in orde" in client.get(pad).content.decode()
    perceel = ronde.vaststelling.structuur.percelen[0].sleutel
    assert next_in_line(ronde, perceel, set()) == (laag.pk,)
    duur = Inschrijving.objects.filter(offerte__inschrijver__naam__contains="uur").values_list("pk", flat=True)
    assert set(next_in_line(ronde, perceel, {laag.pk})) == set(duur)  # level: told, not broken
    assert next_in_line(ronde, perceel, {laag.pk, *duur}) == ()

from dataclasses import replace

import pytest

from bestek import samenstelling
from bestek.gereedheid import problems
from bestek.hoofdstukstand import states
from bestek.invulplekken import PLEK, in_sentences, places
from bestek.models import Paragraaf


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Het duurt [vul in: aantal] jaar", ["aantal"]),
        ("[Vul in:]", [""]),
        ("[ vul in uw naam ] en [VUL IN: x]", ["uw naam ", "x"]),
        ("[sic] vul in: niets", []),
        ("[vul invoer in]", []),
    ],
)
def test_place_is_told_from_other_brackets(tekst, wat):
    assert PLEK.findall(tekst) == wat


def test_place_stands_in_the_way_until_it_is_filled(bestek, gemeente):
    inhoud = samenstelling.compose(bestek)
    assert not problems(inhoud) and not list(places(inhoud))
    eigen = {"gemeente": gemeente, "bestek": bestek}
    een = Paragraaf.objects.create(**eigen, titel="Een", tekst="<p>[vul in: waarom]</p>", volgorde=1)
    (probleem,) = problems(samenstelling.compose(bestek))
    assert (probleem.soort, probleem.plek, probleem.sleutel) == ("invulplek", "paragrafen", str(een.sleutel))
    assert probleem.zin == "Paragraaf ‘Een’: ‘waarom’ moet nog worden ingevuld."
    Paragraaf.objects.create(**eigen, titel="Twee", tekst="[vul in: a] [vul in: b]", volgorde=2)
    (probleem,) = problems(samenstelling.compose(bestek))
    assert probleem.zin == "3 plekken moeten nog worden ingevuld: paragraaf ‘Een’ en paragraaf ‘Twee’."


def test_every_kind_of_part_is_looked_at(bestek):
    inhoud = samenstelling.compose(bestek)
    vraag = replace(inhoud.vragen[0], criteria=(replace(inhoud.vragen[0].criteria[0], tekst="[vul in: c]"),))
    perceel = replace(inhoud.percelen[0], omschrijving="[vul in: p]")
    vol = replace(inhoud, vragen=(vraag,), percelen=(perceel,), omschrijving="[vul in: o]")
    assert {plek for plek, *_ in in_sentences(vol)} == {"gegevens", "percelen", "vragen"}
    te_doen = {stand.hoofdstuk for stand in states(vol, problems(vol)) if stand.te_doen}
    assert te_doen == {"opdracht", "percelen", "gunning"}

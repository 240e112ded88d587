"""The letters behind a source: codes looked up again, with how each question read in the edition it was copied from."""

from __future__ import annotations

from dataclasses import dataclass, field

from bestek.models import Bestekvraag as Vraagrij
from bestek.models import Eis, Paragraaf
from bestek.structuur import Bestek, Bestekvraag, Criterium
from kwaliteit.edities import text_at
from kwaliteit.models import Handvat, Vraag
from kwaliteit.vraagtekst import Vraagtekst


@dataclass
class Brieven:
    """Questions and handvatten by code. An unknown code gives nothing: then it is a question of one's own."""

    vragen: dict[str, Vraag] = field(default_factory=dict)
    handvatten: dict[str, Handvat] = field(default_factory=dict)
    lezingen: dict[str, Vraagtekst | None] = field(default_factory=dict)

    def origin(self, vraag: Bestekvraag) -> dict[str, object]:
        """The columns that say where a question comes from; the edition stays that of the source, so that what the
        letter changed since then is told.
        """
        bron = self.vragen.get(vraag.herkomst_code)
        if bron is None:
            return {}
        lezing = self.lezingen.get(vraag.sleutel)
        tekst = lezing.tekst if lezing else bron.tekst
        return {"herkomst": bron, "herkomst_editie": edition(vraag, bron), "herkomst_tekst": tekst}

    def origin_of_criterium(self, vraag: Bestekvraag, criterium: Criterium) -> dict[str, object]:
        handvat = self.handvatten.get(criterium.herkomst_code)
        if handvat is None:
            return {}
        lezing = self.lezingen.get(vraag.sleutel)
        toen = {h.code: h.tekst for h in lezing.handvatten} if lezing else {}
        return {"herkomst": handvat, "herkomst_tekst": toen.get(handvat.code, handvat.als_criterium)}


def edition(vraag: Bestekvraag, bron: Vraag) -> int:
    """The edition that the source names, never later than the letter itself; without one today's."""
    return min(int(vraag.herkomst_editie), bron.editie) if vraag.herkomst_editie.isdigit() else bron.editie


def read_letters(bestek: Bestek) -> Brieven:
    """Three queries, however many questions."""
    codes = {vraag.herkomst_code for vraag in bestek.vragen if vraag.herkomst_code}
    punten = {c.herkomst_code for vraag in bestek.vragen for c in vraag.criteria if c.herkomst_code}
    vragen = {v.code: v for v in Vraag.met_vervallen.filter(code__in=codes).prefetch_related("edities")}
    brieven = Brieven(vragen, {h.code: h for h in Handvat._base_manager.filter(code__in=punten)})
    for vraag in bestek.vragen:
        if bron := vragen.get(vraag.herkomst_code):
            brieven.lezingen[vraag.sleutel] = text_at(bron.edities.all(), edition(vraag, bron))
    return brieven


def own_links(bestek: Bestek) -> dict[str, dict[str, object]]:
    """By key of a part of one's own bestek: the item of the library, or the answer of the workbook, behind it."""
    gevonden: dict[str, dict[str, object]] = {}
    bij_paragraaf = ("bibliotheekitem_id", "beleidsantwoord_id", "beleidsantwoord_tekst")
    for model, delen, namen in (
        (Vraagrij, bestek.vragen, ("bibliotheekitem_id",)),
        (Eis, bestek.eisen, ("bibliotheekitem_id",)),
        (Paragraaf, bestek.paragrafen, bij_paragraaf),
    ):
        rijen = model.objects.filter(sleutel__in=[deel.sleutel for deel in delen])
        for sleutel, *waarden in rijen.values_list("sleutel", *namen):
            gevonden[str(sleutel)] = dict(zip(namen, waarden, strict=True))
    return gevonden

"""The demo's tenders were composed before the letters were renewed: their questions read as they did then.

Data may name another `editie`; a tender in preparation thus shows what it is to be told of a newer one.
"""

from bestek.models import Bestekvraag
from kwaliteit.edities import difference
from kwaliteit.vraagtekst import NIEUW

TOEN = 1


def as_in_edition(vraag: Bestekvraag, nummer: int) -> None:
    """Give a question that was copied just now the words of an earlier edition, and the criteria of then."""
    if nummer >= vraag.herkomst_editie:
        return
    verschil = difference(vraag.herkomst, nummer, vraag.herkomst_editie)
    if verschil is None:  # it was not asked yet in that edition
        return
    toen = verschil.voor
    velden = {"onderwerp": toen.onderwerp, "tekst": toen.tekst, "herkomst_tekst": toen.tekst}
    vraag.change(vraag.versie, **velden, herkomst_editie=nummer)
    criteria = {rij.herkomst.code: rij for rij in vraag.criteria.select_related("herkomst")}
    for handvat in verschil.veranderd:
        rij = criteria.get(handvat.code)
        if rij and handvat.soort == NIEUW:
            rij.drop()
        elif rij:
            voor = handvat.voor
            teksten = {"tekst": voor.tekst, "herkomst_tekst": voor.tekst}
            rij.change(rij.versie, **teksten, groep=voor.groep, logica=voor.logica)

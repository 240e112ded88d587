"""The policy workbook of the demo: half filled, with two answers in a concept bestek, one of which changed since."""

import tomllib

from django_scopes import scope

from bestek.beleid import add_paragraaf
from bestek.models import Bestek
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.models import Beleidsantwoord, Werkboekvraag
from kwaliteit.werkboek.beheer import reopen, save_answer

from . import lezen
from .tijd import Kalender

OVERGENOMEN = "-2 di 15:10"


def add_answers(gemeenten: dict[str, Gemeente], mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """Fill the workbook of each gemeente that has none yet; nothing where the workbook was never loaded."""
    vragen = {vraag.code: vraag for vraag in Werkboekvraag.objects.all()}
    for slug, gemeente in gemeenten.items():
        with scope(gemeente=gemeente):
            if Beleidsantwoord.objects.exists():
                continue
            for rij in answers():
                if rij["gemeente"] == slug and rij["vraag"] in vragen:
                    _play(gemeente, vragen[rij["vraag"]], rij, mensen[rij["wie"]], kalender)


def answers() -> list[dict]:
    return tomllib.loads((lezen.MAP / "werkboek.toml").read_text(encoding="utf-8"))["antwoorden"]


def _play(gemeente: Gemeente, vraag: Werkboekvraag, rij: dict, wie: Gebruiker, kalender: Kalender) -> None:
    """Written, decided, taken into a bestek and written anew, each at its own moment."""
    wat = {"tekst": lezen.unwrap(rij["tekst"]), "beslisser": rij.get("door") or vraag.beslisser}
    with klok.fixed(kalender.moment(rij["geschreven"])):
        antwoord = save_answer(gemeente, vraag, 0, wie, **wat)
    antwoord = _decide(antwoord, rij, wat, wie, kalender)
    bestek = Bestek.objects.filter(kenmerk=rij.get("bestek"), status="concept").first()
    if bestek:
        with klok.fixed(kalender.moment(OVERGENOMEN)):
            add_paragraaf(bestek, antwoord, wie)
    if herzien := rij.get("herzien"):
        with klok.fixed(kalender.moment(herzien["geschreven"])):
            antwoord = reopen(antwoord, antwoord.versie, wie)
        _decide(antwoord, herzien, wat | {"tekst": lezen.unwrap(herzien["tekst"])}, wie, kalender)


def _decide(antwoord: Beleidsantwoord, rij: dict, wat: dict, wie: Gebruiker, kalender: Kalender) -> Beleidsantwoord:
    if "besloten" not in rij:
        return antwoord
    with klok.fixed(moment := kalender.moment(rij["besloten"])):
        eigen = (antwoord.gemeente, antwoord.werkboekvraag, antwoord.versie, wie)
        return save_answer(*eigen, **wat, besloten_op=moment.date())

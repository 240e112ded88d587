"""Questions of bidders in the demo: a nota that is out, and in each state what came in after it."""

import tomllib
from dataclasses import dataclass

from django_scopes import scope

from bestek import inlichtingen, nota
from bestek.inlichtingen import Nieuw
from bestek.models import Bestek, Inlichting
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente

from . import lezen
from .tijd import Kalender


@dataclass(frozen=True)
class Mensen:
    wie: Gebruiker
    inkoper: Gebruiker
    tweede: Gebruiker


def add_questions(gemeenten: dict[str, Gemeente], mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """Once, at the published bestek that the data name."""
    inhoud = tomllib.loads((lezen.MAP / "inlichtingen.toml").read_text(encoding="utf-8"))
    with scope(gemeente=gemeenten["polderstad"]):
        bestek = Bestek.objects.filter(kenmerk=inhoud["bestek"], status="gepubliceerd").first()
        if bestek is None or bestek.inlichtingen.exists():
            return
        rollen = Mensen(*(mensen[inhoud[naam]] for naam in ("wie", "inkoper", "tweede")))
        _first_nota(bestek, inhoud, rollen, kalender)
        with klok.fixed(kalender.moment(inhoud["daarna"])):
            for rij in inhoud["later"]:
                _walk(bestek, rij, rollen)


def _first_nota(bestek: Bestek, inhoud: dict, mensen: Mensen, kalender: Kalender) -> None:
    with klok.fixed(kalender.moment(inhoud["ingevoerd"])):
        rijen = [_take_in(bestek, rij, mensen.wie) for rij in inhoud["eerste"]]
    with klok.fixed(kalender.moment(inhoud["beantwoord"])):
        rijen = [_answer(rij, gegevens, mensen.wie) for rij, gegevens in zip(rijen, inhoud["eerste"], strict=True)]
    wijziging = bestek.wijzigingen.exclude(vaststelling=None).first()
    with klok.fixed(kalender.moment(inhoud["akkoord"])):
        for rij in rijen:
            if rij.leidt_tot_wijziging and wijziging:
                inlichtingen.link_change(rij, wijziging, mensen.inkoper)
            inlichtingen.approve(rij, rij.versie, mensen.inkoper)
    with klok.fixed(kalender.moment(inhoud["nota"])):
        nota.publish(bestek, nota.candidates(bestek), mensen.inkoper)


def _take_in(bestek: Bestek, rij: dict, wie: Gebruiker) -> Inlichting:
    velden = {naam: rij[naam] for naam in ("origineel", "vraag", "organisatie", "contact", "plaats") if naam in rij}
    if "code" in rij:
        vraag = bestek.bestekvraag_set.get(herkomst__code=rij["code"])
        velden |= {"soort": "vraag", "sleutel": str(vraag.sleutel)}
    elif "eis" in rij and (eis := bestek.eis_set.filter(titel__icontains=rij["eis"]).first()):
        velden |= {"soort": "eis", "sleutel": str(eis.sleutel)}
    (gemaakt,) = inlichtingen.take_in(bestek, [Nieuw(**velden, inkomst="mail", binnengekomen_op=klok.now())], wie)
    return gemaakt


def _answer(rij: Inlichting, gegevens: dict, wie: Gebruiker) -> Inlichting:
    velden = {naam: gegevens[naam] for naam in ("antwoord", "groep") if naam in gegevens}
    return inlichtingen.write(rij, rij.versie, wie, **velden, leidt_tot_wijziging=gegevens.get("wijzigt", False))


def _walk(bestek: Bestek, gegevens: dict, mensen: Mensen) -> None:
    """One question up to the state that its data name."""
    rij, stand = _take_in(bestek, gegevens, mensen.wie), gegevens["stand"]
    if stand in ("toegewezen", "concept"):
        rij.assign(mensen.wie, mensen.inkoper)
    if "antwoord" in gegevens or "groep" in gegevens:
        rij = _answer(rij, gegevens, mensen.wie)
    if stand == "akkoord":
        inlichtingen.approve(rij, rij.versie, mensen.tweede)
    if stand == "vervallen":
        rij.drop(mensen.wie, gegevens["reden"])

"""The internal review of the demo: chapters asked, some signed, one refused, and one signed before the text changed."""

import tomllib

from django_scopes import scope

from bestek import akkoorden, hoofdstukafdruk, samenstelling
from bestek.models import Bestek
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente

from . import lezen
from .tijd import Kalender


def add_reviews(gemeenten: dict[str, Gemeente], mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """Once, at the texts that the data name, as long as those are written or reviewed."""
    inhoud = tomllib.loads((lezen.MAP / "akkoorden.toml").read_text(encoding="utf-8"))
    with scope(gemeente=gemeenten["polderstad"]):
        for review in inhoud["review"]:
            bestek = Bestek.objects.filter(kenmerk=review["bestek"], status__in=("concept", "ter_review")).first()
            if bestek is not None and not bestek.akkoorden.exists():
                _play(bestek, review, mensen, kalender)


def _play(bestek: Bestek, review: dict, mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    door, uiterlijk = mensen[review["door"]], kalender.moment(review["uiterlijk"]).date()
    with klok.fixed(kalender.moment(review["gevraagd"])):
        for vraag in review["vragen"]:
            akkoorden.ask(bestek, [vraag["hoofdstuk"]], [mensen[vraag["aan"]]], door, uiterlijk)
    for vraag in review["vragen"]:
        if "op" in vraag:
            with klok.fixed(kalender.moment(vraag["op"])):
                _judge(bestek, vraag, mensen[vraag["aan"]])
    if "daarna_op" in review:
        with klok.fixed(kalender.moment(review["daarna_op"])):
            bestek.change(bestek.versie, omschrijving=review["daarna_omschrijving"])


def _judge(bestek: Bestek, vraag: dict, wie: Gebruiker) -> None:
    rij = bestek.akkoorden.get(hoofdstuk=vraag["hoofdstuk"], gevraagd_aan=wie)
    tekst = hoofdstukafdruk.text_of(samenstelling.compose(bestek), rij.hoofdstuk)
    afdruk = hoofdstukafdruk.fingerprint(tekst)
    akkoorden.give(rij, rij.versie, wie, vraag["oordeel"], vraag.get("toelichting", ""), afdruk)

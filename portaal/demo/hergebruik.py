"""Reuse in the demo: a bestek that is shared, one begun from a template, and a list of questions that waits."""

import tomllib

from django_scopes import scope

from bestek.lijst.lezen import read_text
from bestek.lijst.voorstel import propose
from bestek.models import Bestek, Lijstvoorstel
from bestek.overname.bronnen import of_template
from bestek.overname.gedeeld import share
from bestek.overname.schrijven import begin_from
from bestek.sjablonen import template
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.enums import Deling

from . import lezen
from .tijd import Kalender

Gemeenten, Mensen = dict[str, Gemeente], dict[str, Gebruiker]


def add_reuse(gemeenten: Gemeenten, mensen: Mensen, kalender: Kalender) -> None:
    """Once: what is there, or was taken back, stays as it is."""
    inhoud = tomllib.loads((lezen.MAP / "hergebruik.toml").read_text(encoding="utf-8"))
    begonnen = inhoud["sjabloon"]
    polderstad = gemeenten[begonnen["gemeente"]]
    with scope(gemeente=polderstad):
        if Bestek.objects.filter(kenmerk=begonnen["kenmerk"]).exists():
            return
        with klok.fixed(kalender.moment(begonnen["gemaakt"])):
            bron = of_template(template(begonnen["code"]), polderstad)
            velden = {"titel": begonnen["titel"], "kenmerk": begonnen["kenmerk"]}
            begin_from(polderstad, mensen[begonnen["wie"]], bron.inhoud, bron.herkomst, eigen=False, **velden)
    _share(inhoud["delen"], gemeenten, mensen, kalender)
    _read_list(inhoud["lijst"], gemeenten, mensen)


def _share(rij: dict, gemeenten: Gemeenten, mensen: Mensen, kalender: Kalender) -> None:
    with scope(gemeente=gemeenten[rij["gemeente"]]), klok.fixed(kalender.moment(rij["gedaan"])):
        for bestek in Bestek.objects.filter(kenmerk=rij["kenmerk"], status="gepubliceerd"):
            share(bestek, Deling(rij["deling"]), mensen[rij["wie"]])


def _read_list(rij: dict, gemeenten: Gemeenten, mensen: Mensen) -> None:
    """Today, since it is kept for a day only."""
    gemeente = gemeenten[rij["gemeente"]]
    with scope(gemeente=gemeente):
        if not Lijstvoorstel.objects.exists():
            propose(gemeente, mensen[rij["wie"]], rij["naam"], read_text(rij["tekst"]))

"""The minutes of the consensus meeting: who was there, and per answer what was agreed, why and by whose signature.

Who gave which mark is not in it. Where the bestek publishes an average, its sum is, without names.
"""

from itertools import groupby

from django.template.loader import render_to_string

from bestek import structuur
from documenten.pdf import render_pdf
from gemeenten import huisstijl
from gemeenten.models import Gebruiker

from .models import Ronde
from .overleg import overleglijst
from .presentie import presence


def render_notulen(ronde: Ronde, wie: Gebruiker) -> bytes:
    """The minutes as PDF/UA-1; for who may see what was agreed."""
    inhoud = context(ronde, wie)
    kleuren = huisstijl.resolve(ronde.gemeente.huisstijl)
    return render_pdf(
        render_to_string("beoordeling/rondes/notulen_druk.html", inhoud),
        titel=inhoud["titel"],
        kleuren={"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]},
    )


def context(ronde: Ronde, wie: Gebruiker) -> dict:
    bestek = structuur.openbaar(ronde.vaststelling.structuur)
    regels = overleglijst(ronde, wie, bestek)
    return {
        "titel": f"Notulen van het consensusoverleg: {bestek.titel}",
        "kop": f"{bestek.gemeente} · {bestek.titel}",
        "voet": f"{bestek.kenmerk} · consensusoverleg",
        "ronde": ronde,
        "bestek": bestek,
        "dagen": presence(ronde),
        "vragen": [(vraag, list(rij)) for vraag, rij in groupby(regels, key=lambda regel: regel.vraag)],
    }

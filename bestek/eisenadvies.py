"""What deserves a second look in the eisen: evidence that is not asked, or not at a fitting moment. Pure."""

from .structuur import Bestek, Eis

UITVOERINGSEIS = "uitvoeringseis"
# the moments of `enums.Bewijsmoment` by which a rule goes
UITVOERING = "uitvoering"


def advice(bestek: Bestek) -> list[tuple[str, str, str, str]]:
    """Kind, sentence, what to do, and the sleutel of the eis."""
    return [
        (soort, f"Eis ‘{eis.titel}’ {zin}", doe, eis.sleutel) for eis in bestek.eisen for soort, zin, doe in _of(eis)
    ]


def _of(eis: Eis) -> list[tuple[str, str, str]]:
    gevonden = []
    tijdens = eis.bewijsmoment == UITVOERING
    if not eis.bewijs and not (eis.soort == UITVOERINGSEIS and tijdens):
        doe = "Noem wat iemand meestuurt, of maak er een vraag of een voorwaarde van."
        zin = "vraagt geen bewijs: zo is niet vast te stellen of eraan voldaan is."
        gevonden.append(("eis_zonder_bewijs", zin, doe))
    if not eis.bewijsmoment:
        doe = "Kies wanneer het bewijs er moet zijn."
        gevonden.append(("eis_zonder_moment", "zegt niet wanneer het bewijs gevraagd wordt.", doe))
    if tijdens and eis.soort != UITVOERINGSEIS:
        zin = "gaat over de aanbieder, maar het bewijs komt pas tijdens de uitvoering: dan is er al gegund."
        doe = "Kies een eerder moment, of maak er een uitvoeringseis van."
        gevonden.append(("eis_te_laat", zin, doe))
    return gevonden

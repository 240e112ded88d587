"""The parts of a bestek that a question of a bidder can be about, under the names that the annex gives them."""

from dataclasses import dataclass

from .enums import Onderdeelsoort
from .structuur import Bestek

ALGEMEEN = Onderdeelsoort.ALGEMEEN.value


@dataclass(frozen=True)
class Deel:
    soort: str
    sleutel: str
    naam: str

    @property
    def waarde(self) -> str:
        """As the choice in a form: 'eis:1234…', or 'algemeen'."""
        return f"{self.soort}:{self.sleutel}" if self.sleutel else self.soort


def parts(inhoud: Bestek) -> dict[str, Deel]:
    """By their sleutel, in the order of the document; percelen only where there are more than one."""
    percelen = inhoud.percelen if len(inhoud.percelen) > 1 else ()
    delen = [Deel("paragraaf", p.sleutel, f"Paragraaf {p.volgorde}: {p.titel}") for p in inhoud.paragrafen]
    delen += [Deel("perceel", p.sleutel, f"Perceel {p.code}: {p.naam}") for p in percelen]
    delen += [Deel("vraag", v.sleutel, f"Vraag {v.nummer}: {v.onderwerp}") for v in inhoud.vragen]
    delen += [Deel("eis", e.sleutel, f"Eis: {e.titel}") for e in inhoud.eisen]
    return {deel.sleutel: deel for deel in delen}


def choices(inhoud: Bestek) -> list[tuple]:
    """For a select: the whole, and below that the parts by kind."""
    groepen: dict[str, list[tuple[str, str]]] = {}
    for deel in parts(inhoud).values():
        groepen.setdefault(Onderdeelsoort(deel.soort).label, []).append((deel.waarde, deel.naam))
    return [(ALGEMEEN, Onderdeelsoort.ALGEMEEN.label), *groepen.items()]


def split_choice(waarde: str) -> tuple[str, str]:
    soort, _, sleutel = waarde.partition(":")
    return soort, sleutel


def part_name(sleutel: str, *inhouden: Bestek) -> str:
    """The name in the first of these texts that has the part; the whole has none."""
    for inhoud in inhouden:
        if deel := parts(inhoud).get(sleutel):
            return deel.naam
    return ""

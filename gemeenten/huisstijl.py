"""The house style of a gemeente: a few colours, by allow-list, with contrast that everybody can read."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

KLEUREN = {
    "merk": "Hoofdkleur: koppen, knoppen en verwijzingen",
    "merk_donker": "Donkere tint: bij aanwijzen, en de bovenbalk",
    "merk_licht": "Lichte tint: achtergrond van vlakken",
}
STANDAARD = {"merk": "#1d4f91", "merk_donker": "#123560", "merk_licht": "#eaf1fa"}
WIT = "#ffffff"
VERHOUDING = 4.5
_HEX = re.compile(r"#[0-9a-f]{6}")


def luminance(kleur: str) -> float:
    """Relative luminance of `#rrggbb`, by WCAG 2.2."""
    delen = (int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5))
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    """Contrast ratio of two colours, 1 to 21, by WCAG 2.2."""
    hoog, laag = sorted((luminance(een), luminance(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


@dataclass(frozen=True)
class Paar:
    """A colour on another, as they meet on the screen."""

    waar: str
    voor: str
    achter: str

    @property
    def goed(self) -> bool:
        return contrast(self.voor, self.achter) >= VERHOUDING

    @property
    def getal(self) -> str:
        """The ratio as read, rounded down: 4,49 does not pass for 4,5."""
        tienden = int(contrast(self.voor, self.achter) * 10)
        return f"{tienden // 10},{tienden % 10}"

    @property
    def advies(self) -> str:
        return "Kies een donkerder kleur." if self.achter == WIT else "Kies een lichtere achtergrond."


def toets(kleuren: dict[str, str]) -> list[Paar]:
    """The pairs that people must be able to read (WCAG 2.2, 1.4.3: 4.5 to 1)."""
    return [
        Paar("Koppen, knoppen en verwijzingen op wit", kleuren["merk"], WIT),
        Paar("Bovenbalk en aangewezen knoppen met wit", kleuren["merk_donker"], WIT),
        Paar("Verwijzingen op een licht vlak", kleuren["merk"], kleuren["merk_licht"]),
        Paar("Labels op een licht vlak", kleuren["merk_donker"], kleuren["merk_licht"]),
    ]


def validate_huisstijl(huisstijl: object) -> None:
    """Refuse names outside the list, values that are no colour, and pairs below 4.5:1 (WCAG 2.2, 1.4.3)."""
    if not isinstance(huisstijl, dict) or not set(huisstijl) <= set(KLEUREN):
        raise ValidationError("Een huisstijl bestaat alleen uit de kleuren die op deze pagina staan.")
    for naam, kleur in huisstijl.items():
        if not is_kleur(kleur):
            raise ValidationError(f"{KLEUREN[naam]}: schrijf een kleur als # en zes tekens, zoals #1d4f91.")
    fouten = [
        f"{paar.voor} is op {paar.achter} niet goed leesbaar (contrast {paar.getal}, nodig is 4,5). {paar.advies}"
        for paar in toets(STANDAARD | huisstijl)
        if not paar.goed
    ]
    if fouten:
        raise ValidationError(fouten)


def is_kleur(tekst: object) -> bool:
    return isinstance(tekst, str) and bool(_HEX.fullmatch(tekst))


def resolve(huisstijl: dict) -> dict[str, str]:
    """All colours, the standard ones where the gemeente chose none."""
    return STANDAARD | {naam: kleur for naam, kleur in huisstijl.items() if naam in KLEUREN}


def stylesheet(huisstijl: dict) -> str:
    """The custom properties of a gemeente as CSS. What does not validate is left out, whatever the row holds."""
    try:
        validate_huisstijl(huisstijl)
    except ValidationError:
        huisstijl = {}
    regels = (f"  --tb-{naam.replace('_', '-')}: {kleur};\n" for naam, kleur in resolve(huisstijl).items())
    return f".tb-thema {{\n{''.join(regels)}}}\n"

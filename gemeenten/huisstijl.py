"""The house style of a gemeente: a few colours, by allow-list, with contrast that everybody can read."""

import re

from django.core.exceptions import ValidationError

KLEUREN = {
    "merk": "Hoofdkleur: koppen, knoppen en verwijzingen",
    "merk_donker": "Donkere tint: bij aanwijzen, en de bovenbalk",
    "merk_licht": "Lichte tint: achtergrond van vlakken",
}
STANDAARD = {"merk": "#1d4f91", "merk_donker": "#123560", "merk_licht": "#eaf1fa"}
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


def validate_huisstijl(huisstijl: object) -> None:
    """Refuse names outside the list, values that are no colour, and pairs below 4.5:1 (WCAG 2.2, 1.4.3)."""
    if not isinstance(huisstijl, dict) or not set(huisstijl) <= set(KLEUREN):
        raise ValidationError("Een huisstijl bestaat alleen uit de kleuren die op deze pagina staan.")
    for naam, kleur in huisstijl.items():
        if not isinstance(kleur, str) or not _HEX.fullmatch(kleur):
            raise ValidationError(f"{KLEUREN[naam]}: schrijf een kleur als # en zes tekens, zoals #1d4f91.")
    kleuren = STANDAARD | huisstijl
    for voor, achter in (("merk", "#ffffff"), ("merk_donker", "#ffffff"), ("merk", kleuren["merk_licht"])):
        if contrast(kleuren[voor], achter) < 4.5:
            raise ValidationError(
                f"{KLEUREN[voor]}: {kleuren[voor]} is op {achter} niet goed leesbaar "
                f"(contrast {contrast(kleuren[voor], achter):.1f}, nodig is 4,5). Kies een donkerder kleur."
            )


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

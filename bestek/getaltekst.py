"""Numbers as read in Dutch. Pure."""

from decimal import Decimal
from fractions import Fraction


def number_text(number: Fraction | Decimal, at_least: int = 0) -> str:
    """A number as read in Dutch; "…" after the sixth decimal says that more follow."""
    value = Fraction(number)
    millionths, rest = divmod(abs(value.numerator) * 10**6, value.denominator)
    whole, part = divmod(millionths, 10**6)
    decimals = f"{part:06}" + "…" if rest else f"{part:06}".rstrip("0").ljust(at_least, "0")
    sign = "-" if value < 0 else ""
    return sign + f"{whole:,}".replace(",", ".") + (f",{decimals}" if decimals else "")

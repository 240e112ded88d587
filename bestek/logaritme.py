"""Logarithms to fifty digits, and whether two totals with a logarithm in them are exactly the same. Pure."""

from decimal import Decimal, localcontext
from fractions import Fraction
from math import gcd

CIJFERS = 50
SPELING = 10  # digits kept apart to compute with


def log_share(verhouding: Fraction, factor: Fraction, cijfers: int = CIJFERS) -> Fraction:
    """log(verhouding) / log(factor), rounded to so many digits."""
    with localcontext() as context:
        context.prec = cijfers + SPELING
        deel = _ln(verhouding) / _ln(factor)
        context.prec = cijfers
        return Fraction(+deel)


def _ln(waarde: Fraction) -> Decimal:
    return (Decimal(waarde.numerator) / Decimal(waarde.denominator)).ln()


def same_power(grondtal: Fraction, exponent: Fraction, waarde: Fraction) -> bool:
    """Whether grondtal ** exponent is exactly this value, without a logarithm: by the factors of both."""
    basis = _coprime([grondtal.numerator, grondtal.denominator, waarde.numerator, waarde.denominator])
    links, rechts = _exponents(grondtal, basis), _exponents(waarde, basis)
    return all(exponent * a == b for a, b in zip(links, rechts, strict=True))


def _coprime(getallen: list[int]) -> list[int]:
    """Numbers without common factors, of which all the given ones are products."""
    basis: list[int] = []
    wachtend = [getal for getal in getallen if getal > 1]
    while wachtend:
        getal = wachtend.pop()
        for plek, ander in enumerate(basis):
            deler = gcd(getal, ander)
            if deler > 1:
                basis.pop(plek)
                wachtend += [deel for deel in (deler, getal // deler, ander // deler) if deel > 1]
                break
        else:
            basis.append(getal)
    return basis


def _exponents(waarde: Fraction, basis: list[int]) -> list[int]:
    return [_count(waarde.numerator, deel) - _count(waarde.denominator, deel) for deel in basis]


def _count(getal: int, deel: int) -> int:
    keer = 0
    while getal % deel == 0:
        getal, keer = getal // deel, keer + 1
    return keer

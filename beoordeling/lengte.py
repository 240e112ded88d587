"""How long an answer is, roughly: words tell more about a pasted text than pages, whose layout is lost."""

from decimal import ROUND_HALF_UP, Decimal

WOORDEN_PER_A4 = 500  # an assumption, stated wherever the outcome is shown: a full page in 11 points


def count_words(tekst: str) -> int:
    return len(tekst.split())


def estimate_a4(woorden: int) -> Decimal:
    """Pages of A4, to one decimal; a few words count as a tenth."""
    tiende = Decimal("0.1")
    return max((Decimal(woorden) / WOORDEN_PER_A4).quantize(tiende, ROUND_HALF_UP), tiende * bool(woorden))


def too_long(woorden: int, max_a4: Decimal | None) -> bool:
    """Whether the words exceed the limit by our assumption; a signal to look at the document, no judgement."""
    return max_a4 is not None and woorden > max_a4 * WOORDEN_PER_A4

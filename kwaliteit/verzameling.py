"""What a reader gathers while reading, for a leeswijzer: codes of questions and sections, kept in the session."""

from collections.abc import MutableMapping

from .models import Onderdeel, Vraag

SLEUTEL = "leeswijzer"
HOOGSTENS = 250  # more than there are questions and sections


def gathered(sessie: MutableMapping) -> list[str]:
    """The codes in the order in which they were gathered."""
    return list(sessie.get(SLEUTEL, ()))


def gather(sessie: MutableMapping, codes: list[str]) -> list[str]:
    """Add what can be gathered and is not there yet; gives what was added."""
    eerder = gathered(sessie)
    bestaat = set(Vraag.objects.filter(code__in=codes).values_list("code", flat=True))
    bestaat |= set(Onderdeel.objects.filter(code__in=codes).values_list("code", flat=True))
    nieuw = [code for code in dict.fromkeys(codes) if code in bestaat and code not in eerder]
    nieuw = nieuw[: HOOGSTENS - len(eerder)]
    if nieuw:
        sessie[SLEUTEL] = [*eerder, *nieuw]
    return nieuw


def let_go(sessie: MutableMapping, code: str) -> bool:
    eerder = gathered(sessie)
    if code not in eerder:
        return False
    sessie[SLEUTEL] = [ander for ander in eerder if ander != code]
    return True


def clear(sessie: MutableMapping) -> None:
    sessie.pop(SLEUTEL, None)

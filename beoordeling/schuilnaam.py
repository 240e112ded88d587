"""What a committee sees of who bid: in an anonymous round a number, until the ranking may be known.

The number and the order of reading are hashes of the round and the offerte, so that they are the same on every page
and day, tell nothing of the order of receipt, and can be computed again.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from bestek.naamtoets import find, name_forms
from bestek.profielen import words_of

from .inzage import Antwoordregel
from .models import Offerte, Ronde
from .rangschikking import ranking_open

VLAK = "█"


def hides_names(ronde: Ronde) -> bool:
    """Whether the pages of the committee show numbers instead of names now; also to who knows the names."""
    return ronde.anoniem and not ranking_open(ronde)


def names_of(ronde: Ronde) -> dict[int, str]:
    """How each bidder is called on the pages of the committee, by id of the offerte. One query."""
    namen = dict(ronde.bestek.offertes.values_list("pk", "inschrijver__naam"))
    if not hides_names(ronde):
        return namen
    woord = words_of(ronde.bestek.profiel).inschrijver.capitalize()
    volgorde = sorted(namen, key=lambda offerte: draw_key(ronde, offerte))
    return {offerte: f"{woord} {nummer}" for nummer, offerte in enumerate(volgorde, 1)}


def draw_key(ronde: Ronde, *delen: object) -> str:
    """A place in a shuffled order, fixed for this round and these parts."""
    tekst = "|".join(map(str, (ronde.vaststelling.sha256, ronde.nummer, *delen)))
    return sha256(tekst.encode()).hexdigest()


def redacted(ronde: Ronde, regel: Antwoordregel) -> Antwoordregel:
    """The answer with the names of bidders blacked out where the round hides them."""
    if not hides_names(ronde) or regel.versie is None:
        return regel
    return replace(regel, tekst=black_out(regel.versie.tekst, known_forms(ronde)))


def known_forms(ronde: Ronde) -> set[str]:
    """Under which names the bidders of this round can be met in a text. One query."""
    rijen = Offerte.objects.filter(bestek=ronde.bestek_id).values_list(
        "inschrijver__naam", "inschrijver__contactpersoon", "inschrijver__email"
    )
    return {vorm for naam, persoon, email in rijen for vorm in name_forms(naam, f"{persoon} {email}")}


def forms_of_others(ronde: Ronde, offerte_id: int, namen: dict[int, str]) -> frozenset[str]:
    """Under which names a text about this offerte names another bidder; `namen` as of `names_of`. One query.

    Where the round hides names, its own name is among them: else the difference would tell who wrote the answer.
    """
    verborgen = hides_names(ronde)
    rijen = Offerte.objects.filter(bestek=ronde.bestek_id)
    vormen: dict[bool, set[str]] = {True: set(), False: set()}
    velden = ("pk", "inschrijver__naam", "inschrijver__contactpersoon", "inschrijver__email")
    for pk, naam, persoon, email in rijen.values_list(*velden):
        vormen[pk == offerte_id and not verborgen] |= name_forms(naam, f"{persoon} {email}")
    schuilnamen = {naam for pk, naam in namen.items() if verborgen and pk != offerte_id}
    return frozenset(vormen[False] - vormen[True] | schuilnamen)


def black_out(tekst: str, namen: Iterable[str]) -> str:
    """Names, addresses and numbers that tell who wrote; as long as it was, so that marked passages keep their place."""
    for treffer in find(tekst, namen):
        tekst = tekst[: treffer.begin] + VLAK * (treffer.eind - treffer.begin) + tekst[treffer.eind :]
    return tekst

"""The letters' literal text beside our own wording: only for a gemeente that loaded its own copy of the bundle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase

from gemeenten.models import Gemeente

from .inlezen.blokken import words_of
from .inlezen.zinnen import split
from .models import Bundel, Letterlijk, Onderdeel, Vraag

RECHTEN = (
    "De letterlijke tekst is van ITTA en Divosa en alleen bestemd voor gemeenten die de brievenreeks hebben."
    " Deze kopie hoort bij uw gemeente; geef haar niet door."
)
EIGEN, LETTERLIJK, NAAST = "eigen", "letterlijk", "naast"
WEERGAVEN = [(EIGEN, "Eigen woorden"), (LETTERLIJK, "Letterlijk"), (NAAST, "Naast elkaar")]
SLEUTEL = "weergave_letterlijk"
MERK = re.compile(r"(• |\w{1,2}\. )")


@dataclass(frozen=True)
class Stuk:
    """A piece of literal text, with the codes that it belongs to: one sentence can belong to several."""

    codes: tuple[str, ...]
    tekst: str


@dataclass(frozen=True)
class Beeld:
    """What a page shows of the literal text: the texts by code, and how this visitor wants to see them."""

    teksten: Mapping[str, Letterlijk]
    weergave: str = EIGEN
    rechten: str = RECHTEN
    weergaven = WEERGAVEN

    def __bool__(self) -> bool:
        return bool(self.teksten)

    def of_section(self, onderdeel: Onderdeel) -> list[Stuk]:
        return self.pieces([onderdeel.code, *(punt.code for punt in onderdeel.punten.all())])

    def of_question(self, vraag: Vraag, *, alle: bool = False) -> list[Stuk]:
        """A question with its handvatten; with `alle` also those that it shares with others."""
        groepen = vraag.alle_groepen() if alle else vraag.groepen.all()
        return self.pieces([vraag.code, *group_codes(groepen)])

    def of_letter(self, nummer: int) -> list[Stuk]:
        return self.pieces([str(nummer)])

    def pieces(self, codes: Iterable[str]) -> list[Stuk]:
        """The sentences of these codes in the order of the letter, each once; those of the same codes together."""
        rijen = sorted((self.teksten[c] for c in codes if c in self.teksten), key=lambda rij: rij.volgorde)
        van: dict[tuple[bool, str], list[str]] = {}
        for rij in rijen:
            for zin in sentences(rij.tekst):
                van.setdefault(zin, []).append(rij.code)
        stukken: list[Stuk] = []
        for (begin, zin), bij in van.items():
            if stukken and stukken[-1].codes == tuple(bij):
                stukken[-1] = Stuk(tuple(bij), stukken[-1].tekst + ("\n" if begin else " ") + zin)
            else:
                stukken.append(Stuk(tuple(bij), zin))
        return stukken


def sentences(tekst: str) -> list[tuple[bool, str]]:
    """The sentences of a stored text, each with whether it begins a line."""
    uit = []
    for regel in tekst.split("\n"):
        teken = MERK.match(regel)
        kop = teken[0] if teken else ""
        zinnen = split(words_of(regel[len(kop) :], 0))
        uit += [(i == 0, (kop if i == 0 else "") + " ".join(w.tekst for w in zin)) for i, zin in enumerate(zinnen)]
    return uit


def group_codes(groepen: Iterable) -> list[str]:
    """Codes of groups of handvatten and of what is in them."""
    return [code for groep in groepen for code in (groep.code, *(h.code for h in groep.handvatten.all()))]


def letter_view(gemeente: Gemeente, nummer: int, session: SessionBase) -> Beeld:
    """The literal text of a whole letter, for its page."""
    rijen = Letterlijk.objects.filter(gemeente=gemeente, brief=nummer)
    return Beeld({rij.code: rij for rij in rijen}, session.get(SLEUTEL, EIGEN))


def question_view(gemeente: Gemeente, vragen: Iterable[Vraag], session: SessionBase) -> Beeld:
    """The literal text of these questions (fetched with their handvatten), for their cards."""
    codes = [code for vraag in vragen for code in (vraag.code, *group_codes(vraag.alle_groepen()))]
    return Beeld(texts_for(gemeente, codes), session.get(SLEUTEL, EIGEN))


def choose_view(session: SessionBase, weergave: str) -> None:
    """Remember how this visitor wants to read."""
    session[SLEUTEL] = weergave


def texts_for(gemeente: Gemeente, codes: Iterable[str] | None = None) -> dict[str, Letterlijk]:
    """The literal wording by code (`4` a letter, `4.3`, `4.3/2`, `4-portfolio-1`), in one query; {} without a bundle.

    `codes` None gives all of it. A code without literal wording is left out. Order: that of the letters.
    """
    rijen = Letterlijk.objects.filter(gemeente=gemeente)
    if codes is not None:
        rijen = rijen.filter(code__in=set(codes))
    return {rij.code: rij for rij in rijen.order_by("volgorde")}


def bundel_of(gemeente: Gemeente) -> Bundel | None:
    """The bundle that this gemeente loaded."""
    return Bundel.objects.filter(gemeente=gemeente).first()

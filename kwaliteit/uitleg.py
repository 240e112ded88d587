"""Terms explained on the spot: what one page explains, each term once."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from . import begrippen
from .models import Begrip, Brief


class Uitleg:
    """The explanations of one page. A template asks it for each text, from top to bottom (`{% uitgelegd %}`).

    The explanation stands right behind its word, as a popover: it opens by click, touch, Enter and space, and closes by
    Escape, without any script.
    """

    def __init__(self, lijst: begrippen.Woordenlijst, behalve: Collection[str] = ()):
        self.lijst = lijst
        self.gedaan = set(behalve)  # codes of terms that need no explanation (any more)

    def mark(self, tekst: str, brieven: Collection[int] = ()) -> SafeString:
        """The text as HTML, read as in these letters (by their number)."""
        stukken = []
        for deel, begrip in self.lijst.find(tekst, brieven):
            if begrip is None or begrip.code in self.gedaan:
                stukken.append(conditional_escape(deel))
            else:
                self.gedaan.add(begrip.code)
                stukken.append(_explained(deel, begrip))
        return mark_safe("".join(stukken))  # noqa: S308 – every piece is escaped

    def refer(self, tekst: str, begrip: Begrip, brieven: Collection[int] = ()) -> SafeString:
        """The explanation of a term as HTML, with each other term, once, as a link to where it stands on this page."""
        stukken, gedaan = [], {begrip.code}
        for deel, ander in self.lijst.find(tekst, brieven):
            if ander is None or ander.code in gedaan:
                stukken.append(conditional_escape(deel))
            else:
                gedaan.add(ander.code)
                stukken.append(format_html('<a class="tb-term" href="#{}">{}</a>', ander.code, deel))
        return mark_safe("".join(stukken))  # noqa: S308 – every piece is escaped

    def terms_in(self, tekst: str, brieven: Collection[int] = ()) -> set[str]:
        """The codes of the terms in a text that are worth an explanation, whether given already or not."""
        return {begrip.code for _, begrip in self.lijst.find(tekst, brieven) if begrip}


def read_uitleg(behalve: Collection[str] = ()) -> Uitleg:
    """For one page, in two queries."""
    nummers: dict[int, set[int]] = {}
    for begrip, nummer in Begrip.brieven.through.objects.values_list("begrip_id", "brief__nummer"):
        nummers.setdefault(begrip, set()).add(nummer)
    rijen = Begrip.objects.values_list("pk", "code", "term", "uitleg", "synoniemen").order_by("pk")
    alle = tuple(
        begrippen.Begrip(code, term, uitleg, tuple(synoniemen), frozenset(nummers.get(pk, ())))
        for pk, code, term, uitleg, synoniemen in rijen
    )
    return Uitleg(begrippen.word_list(alle), behalve)


def letters_of(bron: object) -> frozenset[int]:
    """In which letters something is read: a letter itself, its number, or what belongs to a letter."""
    brief = getattr(bron, "brief", bron)
    nummer = brief.nummer if isinstance(brief, Brief) else brief
    return frozenset({nummer} if isinstance(nummer, int) else nummer or ())


def _explained(woord: str, begrip: begrippen.Begrip) -> SafeString:
    naam = "" if begrip.term.casefold() == woord.casefold() else format_html("<b>{}:</b> ", begrip.term)
    return format_html(
        '<button type="button" class="tb-term" popovertarget="uitleg-{0}" aria-label="{1}, uitleg">{1}</button>'
        '<span popover id="uitleg-{0}" class="tb-uitleg">{2}{3}</span>',
        begrip.code,
        woord,
        naam,
        " ".join(begrip.uitleg.split()),
    )

"""The parts of a working text that colleagues talk about, and the texts in them that somebody can word otherwise."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from documenten.opmaak import clean_html, editable_text, plain_text
from documenten.tekst import normaliseer

from .enums import Bestekstatus, Onderdeelsoort
from .models import Bestek, Bestekvraag, Criterium, Eis, Paragraaf, Perceel
from .models.onderdeel import BestekOnderdeel

MODELLEN = {
    Onderdeelsoort.PARAGRAAF: Paragraaf,
    Onderdeelsoort.PERCEEL: Perceel,
    Onderdeelsoort.VRAAG: Bestekvraag,
    Onderdeelsoort.CRITERIUM: Criterium,
    Onderdeelsoort.EIS: Eis,
}
VELDEN = {
    Onderdeelsoort.PARAGRAAF: ("titel", "tekst"),
    Onderdeelsoort.PERCEEL: ("naam", "omschrijving"),
    Onderdeelsoort.VRAAG: ("onderwerp", "tekst", "toelichting"),
    Onderdeelsoort.CRITERIUM: ("tekst",),
    Onderdeelsoort.EIS: ("titel", "tekst", "bewijs"),
}
MEER = {"paragraaf": "paragrafen", "perceel": "percelen", "eis": "eisen"}
LANGST = 60  # characters of a name


@dataclass(frozen=True)
class Deel:
    """A part of one bestek; `rij` is None where it is no longer in the text, and for the whole."""

    bestek: Bestek
    soort: str
    sleutel: str = ""
    rij: BestekOnderdeel | None = None

    @property
    def code(self) -> str:
        """As it stands in an address."""
        return f"{self.soort}-{self.sleutel}" if self.sleutel else self.soort

    @property
    def naam(self) -> str:
        soort = Onderdeelsoort(self.soort).label
        if not self.sleutel or self.rij is None:
            return soort if not self.sleutel else f"{soort} die niet meer in het bestek staat"
        tekst = str(self.rij)
        kort = tekst if len(tekst) <= LANGST else f"{tekst[: LANGST - 1].rstrip()}…"
        return f"{soort} ‘{kort}’"

    @property
    def hoofd(self) -> "Deel":
        """Under which its remarks and proposals are shown: those on a criterium at its question."""
        if self.rij is None or self.soort != Onderdeelsoort.CRITERIUM:
            return self
        vraag = self.rij.bestekvraag
        return Deel(self.bestek, Onderdeelsoort.VRAAG, str(vraag.sleutel), vraag)

    @property
    def url(self) -> str:
        """Its page of remarks and proposals."""
        return reverse("bestek:opmerkingen_bij", args=[self.bestek.gemeente.slug, self.bestek.pk, self.hoofd.code])

    @property
    def plek(self) -> str:
        """Where the part itself stands: where it is written while that can be, else where it is read."""
        eigen, hoofd = [self.bestek.gemeente.slug, self.bestek.pk], self.hoofd
        if hoofd.rij is None:
            return self.bestek.get_absolute_url()
        if not self.bestek.bewerkbaar:
            return f"{reverse('bestek:lezen', args=eigen)}#overleg-{hoofd.sleutel}"
        if hoofd.soort == Onderdeelsoort.VRAAG:
            anker = "" if hoofd is self else f"#deel-{self.sleutel}"
            return reverse("bestek:vraag", args=[*eigen, hoofd.sleutel]) + anker
        return reverse("bestek:onderdeel", args=[*eigen, MEER[hoofd.soort], hoofd.sleutel])

    @property
    def teksten(self) -> list["Tekst"]:
        """What of it can be worded otherwise; with a question also its criteria."""
        if self.rij is None:
            return []
        eigen = [Tekst(self, veld) for veld in VELDEN[self.soort]]
        if self.soort == Onderdeelsoort.VRAAG:
            criteria = (of_row(self.bestek, rij) for rij in self.rij.criteria.current())
            eigen += [tekst for deel in criteria for tekst in deel.teksten]
        return eigen


@dataclass(frozen=True)
class Tekst:
    """One field of a part."""

    deel: Deel
    veld: str

    @property
    def naam(self) -> str:
        label = self.deel.rij._meta.get_field(self.veld).verbose_name
        label = label[0].upper() + label[1:]
        return f"{label} ‘{str(self.deel.rij)[:LANGST]}’" if self.deel.soort == Onderdeelsoort.CRITERIUM else label

    @property
    def url(self) -> str:
        """Where another wording is proposed."""
        eigen = [self.deel.bestek.gemeente.slug, self.deel.bestek.pk]
        return reverse("bestek:voorstel_nieuw", args=[*eigen, self.deel.code, self.veld])

    @property
    def nu(self) -> str:
        return getattr(self.deel.rij, self.veld)

    @property
    def opgemaakt(self) -> bool:
        return has_markup(self.deel.soort, self.veld)

    @property
    def typbaar(self) -> str:
        """As it is put in a field to be changed."""
        return editable_text(self.nu) if self.opgemaakt else self.nu

    def clean(self, tekst: str) -> str:
        """As the form of the part would store it; raises ValidationError for what the field does not hold."""
        tekst = normaliseer(tekst)
        if self.opgemaakt:
            tekst = clean_html(tekst)
        return self.deel.rij._meta.get_field(self.veld).clean(tekst, self.deel.rij)


def has_markup(soort: str, veld: str) -> bool:
    return (soort, veld) == (Onderdeelsoort.PARAGRAAF, "tekst")


def readable(soort: str, veld: str, tekst: str) -> str:
    """The text as people compare it."""
    return plain_text(tekst) if has_markup(soort, veld) else tekst


def fingerprint(tekst: str) -> str:
    """Which text somebody had before him, to carry along in a form."""
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]


def of_row(bestek: Bestek, rij: BestekOnderdeel) -> Deel:
    soort = next(soort for soort, model in MODELLEN.items() if isinstance(rij, model))
    return Deel(bestek, soort.value, str(rij.sleutel), rij)


def find_part(bestek: Bestek, code: str) -> Deel | None:
    """The part with this code, as long as it is in the text; 'algemeen' is the whole."""
    soort, _, sleutel = code.partition("-")
    if not sleutel:
        return Deel(bestek, soort) if soort == Onderdeelsoort.ALGEMEEN else None
    try:
        gezocht = (soort, str(UUID(sleutel)))
    except ValueError:
        return None
    deel = find_parts(bestek, [gezocht])[gezocht]
    return deel if deel.rij else None


def find_parts(bestek: Bestek, codes: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Deel]:
    """Each of these (soort, sleutel) as a part, with its row where that is still in the text: a query for a kind."""
    codes = list(dict.fromkeys(codes))
    rijen = {}
    for soort, model in MODELLEN.items():
        sleutels = [sleutel for van, sleutel in codes if van == soort]
        if sleutels:
            bron = model.objects.filter(bestek=bestek, sleutel__in=sleutels).current()
            if model is Criterium:
                bron = bron.filter(bestekvraag__vervallen=False).select_related("bestekvraag")
            rijen |= {(soort, str(rij.sleutel)): rij for rij in bron}
    return {(soort, sleutel): Deel(bestek, soort, sleutel, rijen.get((soort, sleutel))) for soort, sleutel in codes}


def can_discuss(bestek: Bestek) -> bool:
    """Colleagues talk about a text that is being written or reviewed."""
    return bestek.status == Bestekstatus.TER_REVIEW or bestek.bewerkbaar

from decimal import Decimal

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bestek.structuur import Ankerpunt, Schaal, decimal_text
from bestek.weging import number_text
from documenten.tekst import normaliseer
from gemeenten.models import Gebruiker

from .. import scoren
from ..models import Commissielid, Score
from ..scorelijst import Scoreregel
from .bewaren import VersieForm

ONTHOUDEN = "onthouden"
KLAAR = {"klaar": True, "concept": False}  # by the button pressed; saving in any other way leaves it as it is


class Tekstveld(forms.CharField):
    """Text of any length, in the one form that all text has here."""

    def __init__(self, label: str, rijen: int, help_text: str = ""):
        attrs = {"rows": rijen, "class": "tb-ruim"}
        super().__init__(label=label, required=False, help_text=help_text, widget=forms.Textarea(attrs=attrs))

    def to_python(self, value: str | None) -> str:
        return normaliseer(super().to_python(value or "")).strip()


def scale_choices(schaal: Schaal) -> list[tuple[str, SafeString]]:
    """A choice for each mark of the scale, with its words."""
    return [(decimal_text(punt.waarde), _card(punt)) for punt in schaal.ankerpunten]


def _card(punt: Ankerpunt) -> SafeString:
    uitleg = "" if punt.omschrijving == punt.woord else punt.omschrijving
    kop = format_html("<strong>{}</strong> – {}", number_text(punt.waarde), punt.woord)
    return format_html('{} <span class="tb-stil">{}</span>', kop, uitleg) if uitleg else kop


class ScoreForm(VersieForm):
    """One's own score: a draft may lack anything, what is called ready may not."""

    markeer_niet_verplicht = False

    oordeel = forms.ChoiceField(
        label="Cijfer",
        required=False,
        widget=forms.RadioSelect(attrs={"class": "tb-cijfers"}),
        error_messages={"invalid_choice": "Dit cijfer staat niet op de schaal van deze vraag."},
    )
    sterk = Tekstveld("Sterk", 3)
    zwak = Tekstveld("Zwak", 3)
    motivatie = Tekstveld("Motivatie", 6, "Waarom dit cijfer, langs de openbare criteria? Of: waarom u zich onthoudt.")

    def __init__(self, lid: Commissielid, regel: Scoreregel, schaal: Schaal, data=None):
        self.lid, self.regel = lid, regel
        super().__init__(data, initial=self._initial(regel.score))
        keuzes = [("", "Nog geen cijfer"), *scale_choices(schaal), (ONTHOUDEN, "Ik onthoud mij van een oordeel")]
        self.fields["oordeel"].choices = keuzes

    @staticmethod
    def _initial(score: Score | None) -> dict:
        if score is None:
            return {"versie": 0, "oordeel": ""}
        velden = {naam: getattr(score, naam) for naam in ("versie", "sterk", "zwak", "motivatie")}
        return velden | {"oordeel": judgement_of(score)}

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        woorden = dict(self.fields["oordeel"].choices)
        paren = [("Cijfer", woorden[judgement_of(self.botsing)], woorden[self.cleaned_data["oordeel"]])]
        for naam in ("sterk", "zwak", "motivatie"):
            paren.append((self.fields[naam].label, getattr(self.botsing, naam), self.cleaned_data[naam]))
        return [paar for paar in paren if paar[1] != paar[2]]

    def save(self, wie: Gebruiker) -> Score:
        velden = self.cleaned_data
        oordeel = velden["oordeel"]
        eerder = self.regel.score is not None and self.regel.score.klaar
        return scoren.save_score(
            self.lid,
            self.regel.antwoord,
            velden["versie"],
            cijfer=Decimal(oordeel) if oordeel not in ("", ONTHOUDEN) else None,
            onthouden=oordeel == ONTHOUDEN,
            sterk=velden["sterk"],
            zwak=velden["zwak"],
            motivatie=velden["motivatie"],
            klaar=KLAAR.get(self.data.get("actie"), eerder),
        )


def judgement_of(score: Score) -> str:
    """The choice in the form that says what the score says."""
    if score.onthouden:
        return ONTHOUDEN
    return "" if score.cijfer is None else decimal_text(score.cijfer)

from decimal import Decimal

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bestek.structuur import Ankerpunt, Schaal, decimal_text
from bestek.weging import number_text
from gemeenten.models import Gebruiker

from .. import bevindingen
from ..models import Commissielid, Score
from ..scoreblad import Scoreblad
from .bevindingen import Bevindingvelden, Tekstveld
from .bewaren import VersieForm

ONTHOUDEN = "onthouden"
TEKSTEN = ("sterk", "zwak", "motivatie", "notities")
KLAAR = {"klaar": True, "concept": False}  # by the button pressed; saving in any other way leaves it as it is


def scale_choices(schaal: Schaal) -> list[tuple[str, SafeString]]:
    """A choice for each mark of the scale, with its words."""
    return [(decimal_text(punt.waarde), _card(punt)) for punt in schaal.ankerpunten]


def _card(punt: Ankerpunt) -> SafeString:
    uitleg = "" if punt.omschrijving == punt.woord else punt.omschrijving
    kop = format_html("<strong>{}</strong> – {}", number_text(punt.waarde), punt.woord)
    return format_html('{} <span class="tb-stil">{}</span>', kop, uitleg) if uitleg else kop


class ScoreForm(Bevindingvelden, VersieForm):
    """One's own score with its findings: a draft may lack anything, what is called ready may not."""

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

    notities = Tekstveld("Eigen notities", 3, "Alleen voor uzelf: niemand anders krijgt dit te zien, ook later niet.")

    def __init__(self, lid: Commissielid, blad: Scoreblad, data=None):
        self.lid, self.blad, self.regel = lid, blad, blad.regel
        super().__init__(data, initial=self._initial(blad.regel.score))
        punten = scale_choices(blad.schaal)
        self.fields["oordeel"].choices = [
            ("", "Nog geen cijfer"),
            *punten,
            (ONTHOUDEN, "Ik onthoud mij van een oordeel"),
        ]
        self.add_finding_fields()

    @staticmethod
    def _initial(score: Score | None) -> dict:
        if score is None:
            return {"versie": 0, "oordeel": ""}
        velden = {naam: getattr(score, naam) for naam in ("versie", *TEKSTEN)}
        return velden | {"oordeel": judgement_of(score)}

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        woorden = dict(self.fields["oordeel"].choices)
        paren = [("Cijfer", woorden[judgement_of(self.botsing)], woorden[self.cleaned_data["oordeel"]])]
        paren += self.finding_collisions(self.botsing)
        for naam in self._sent():
            paren.append((self.fields[naam].label, getattr(self.botsing, naam), self.cleaned_data[naam]))
        return [paar for paar in paren if paar[1] != paar[2]]

    def _sent(self) -> list[str]:
        """Own notes that were not sent stay as they are."""
        return [naam for naam in TEKSTEN if naam != "notities" or naam in self.data]

    def save(self, wie: Gebruiker) -> Score:
        velden = self.cleaned_data
        oordeel = velden["oordeel"]
        eerder = self.regel.score is not None and self.regel.score.klaar
        return bevindingen.save_all(
            self.lid,
            self.regel.antwoord,
            velden["versie"],
            self.findings(),
            cijfer=Decimal(oordeel) if oordeel not in ("", ONTHOUDEN) else None,
            onthouden=oordeel == ONTHOUDEN,
            klaar=KLAAR.get(self.data.get("actie"), eerder),
            **{naam: velden[naam] for naam in self._sent()},
        )


def judgement_of(score: Score) -> str:
    """The choice in the form that says what the score says."""
    if score.onthouden:
        return ONTHOUDEN
    return "" if score.cijfer is None else decimal_text(score.cijfer)

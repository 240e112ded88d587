from decimal import Decimal

from django import forms

from bestek.structuur import decimal_text
from gemeenten.models import Gebruiker

from .. import scoren
from ..models import Consensus, Ronde
from ..overleg import Overlegregel
from .bewaren import VersieForm
from .scoren import Tekstveld, scale_choices

OVERNEMEN = "overnemen-"  # followed by the id of a score: the button beside a reviewer's text


class ConsensusForm(VersieForm):
    """What was agreed on one answer; the mark and the motivation may come at different moments."""

    markeer_niet_verplicht = False

    cijfer = forms.ChoiceField(
        label="Gezamenlijk cijfer",
        required=False,
        widget=forms.RadioSelect(attrs={"class": "tb-cijfers"}),
        error_messages={"invalid_choice": "Dit cijfer staat niet op de schaal van deze vraag."},
    )
    motivatie = Tekstveld("Gezamenlijke motivatie", 8, "Deze tekst komt in het verslag en gaat naar de inschrijver.")

    def __init__(self, ronde: Ronde, regel: Overlegregel, data=None):
        self.ronde, self.regel = ronde, regel
        super().__init__(data, initial=self._initial(regel.consensus))
        self.fields["cijfer"].choices = [("", "Nog geen cijfer"), *scale_choices(regel.schaal)]

    @staticmethod
    def _initial(consensus: Consensus | None) -> dict:
        if consensus is None:
            return {"versie": 0, "cijfer": ""}
        return {"versie": consensus.versie, "cijfer": mark_of(consensus), "motivatie": consensus.motivatie}

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        woorden = dict(self.fields["cijfer"].choices)
        mijn = self.cleaned_data
        return [
            ("Cijfer", woorden[mark_of(self.botsing)], woorden[mijn["cijfer"]]),
            ("Motivatie", self.botsing.motivatie, mijn["motivatie"]),
        ]

    def save(self, wie: Gebruiker) -> Consensus:
        velden = self.cleaned_data
        cijfer = Decimal(velden["cijfer"]) if velden["cijfer"] else None
        motivatie = "\n\n".join(filter(None, (velden["motivatie"], self._taken_over())))
        return scoren.save_consensus(self.ronde, self.regel.antwoord, velden["versie"], cijfer, motivatie, wie)

    def _taken_over(self) -> str:
        """The motivation of the reviewer whose button was pressed."""
        gekozen = self.data.get("actie", "").removeprefix(OVERNEMEN)
        return next((score.motivatie for score in self.regel.scores if str(score.pk) == gekozen), "")


def mark_of(consensus: Consensus) -> str:
    return "" if consensus.cijfer is None else decimal_text(consensus.cijfer)

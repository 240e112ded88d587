from decimal import Decimal

from django import forms

from bestek.structuur import decimal_text
from gemeenten.models import Gebruiker

from .. import scoren
from ..models import Consensus, Ronde
from ..overleg import Overlegregel
from .bewaren import VersieForm
from .scoren import Tekstveld, scale_choices

OVERNEMEN = "overnemen-"  # followed by the id of a score, or the key of a point: the button beside its text
TEKENEN = "tekenen"
TEKSTEN = ("motivatie", "sterk", "zwak", "notulen")
ALTIJD = ("Cijfer", "Gezamenlijke motivatie")  # of a collision; the rest only where it differs


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
    sterk = Tekstveld("Sterke punten", 4)
    zwak = Tekstveld("Zwakke punten", 4)
    notulen = Tekstveld("Notulen", 10, "Wat er besproken is. Dit komt in de notulen, niet in de brieven.")

    def __init__(self, ronde: Ronde, regel: Overlegregel, data=None):
        self.ronde, self.regel = ronde, regel
        super().__init__(data, initial=self._initial(regel.consensus))
        if regel.gemiddeld:
            del self.fields["cijfer"]
        else:
            self.fields["cijfer"].choices = [("", "Nog geen cijfer"), *scale_choices(regel.schaal)]

    @staticmethod
    def _initial(consensus: Consensus | None) -> dict:
        if consensus is None:
            return {"versie": 0, "cijfer": ""}
        teksten = {naam: getattr(consensus, naam) for naam in TEKSTEN}
        return {"versie": consensus.versie, "cijfer": mark_of(consensus), **teksten}

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        mijn, gevonden = self.cleaned_data, []
        if not self.regel.gemiddeld:
            woorden = dict(self.fields["cijfer"].choices)
            gevonden.append(("Cijfer", woorden[mark_of(self.botsing)], woorden[mijn["cijfer"]]))
        gevonden += [(self.fields[naam].label, getattr(self.botsing, naam), mijn[naam]) for naam in TEKSTEN]
        return [rij for rij in gevonden if rij[0] in ALTIJD or rij[1] != rij[2]]

    def save(self, wie: Gebruiker) -> Consensus:
        velden = self.cleaned_data
        cijfer = Decimal(velden["cijfer"]) if velden.get("cijfer") else None
        # a form of before these fields were sent leaves what is there
        teksten = {naam: velden[naam] for naam in TEKSTEN if naam == "motivatie" or naam in self.data}
        veld, tekst, tussen = self._taken_over()
        if tekst:
            staat = teksten.get(veld, getattr(self.regel.consensus, veld, ""))
            teksten[veld] = tussen.join(filter(None, (staat, tekst)))
        return scoren.save_consensus(self.ronde, self.regel.antwoord, velden["versie"], cijfer, wie=wie, **teksten)

    def _taken_over(self) -> tuple[str, str, str]:
        """The field, the text of the reviewer whose button was pressed, and what goes between: never whose it was."""
        gekozen = self.data.get("actie", "").removeprefix(OVERNEMEN)
        for oordeel in self.regel.oordelen:
            if str(oordeel.score.pk) == gekozen:
                return "motivatie", oordeel.score.motivatie, "\n\n"
            for punt in (*oordeel.sterk, *oordeel.zwak):
                if punt.sleutel == gekozen:
                    return punt.veld, punt.tekst, "\n"
        return "", "", ""


def mark_of(consensus: Consensus) -> str:
    return "" if consensus.cijfer is None else decimal_text(consensus.cijfer)

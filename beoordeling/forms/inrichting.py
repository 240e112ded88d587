from django import forms

from documenten.tekst import normaliseer
from gemeenten.models import Gebruiker

from .. import inrichting
from ..commissie import candidates
from ..enums import Leesvolgorde, Rondestatus
from ..models import Commissielid, Ronde
from .bewaren import VersieForm


class InrichtingForm(VersieForm):
    """How the reviewers read; once they began only the limit of the spread can change."""

    anoniem = forms.BooleanField(
        label="Beoordelaars zien nummers in plaats van namen",
        required=False,
        help_text="Namen, adressen en nummers van inschrijvers worden ook in de antwoorden zwart gemaakt. De namen "
        "komen terug als de prijzen open zijn. Bijlagen blijven tot dan dicht.",
    )
    leesvolgorde = forms.ChoiceField(label="Zij lezen", choices=Leesvolgorde, widget=forms.RadioSelect)
    schudden = forms.BooleanField(
        label="Elke beoordelaar krijgt de inschrijvers in een andere volgorde",
        required=False,
        help_text="Zo heeft niemand er voordeel van dat hij als eerste of laatste wordt gelezen.",
    )
    spreidingsgrens = forms.DecimalField(
        label="Vraag om een gesprek bij een verschil boven dit deel van de schaal (%)",
        min_value=0,
        max_value=100,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "tb-smal"}),
    )

    def __init__(self, ronde: Ronde, *args, **kwargs):
        velden = ("versie", "anoniem", "leesvolgorde", "schudden", "spreidingsgrens")
        super().__init__(*args, initial={naam: getattr(ronde, naam) for naam in velden}, **kwargs)
        self.ronde = ronde
        if ronde.status != Rondestatus.VOORBEREIDING:
            for naam in inrichting.VOOR_DE_START:
                self.fields[naam].disabled = True

    @property
    def botsingsvelden(self) -> list[tuple[str, object, object]]:
        namen = [naam for naam in self.fields if naam != "versie"]
        return [(self.fields[n].label, _words(getattr(self.botsing, n)), _words(self.cleaned_data[n])) for n in namen]

    def save(self, wie: Gebruiker) -> None:
        velden = dict(self.cleaned_data)
        inrichting.set_up(self.ronde, velden.pop("versie"), wie, **velden)


class LeidingForm(VersieForm):
    aan = forms.ModelChoiceField(
        None,
        label="Wie leidt voortaan",
        empty_label="Kies een inkoper",
        error_messages={"required": "Kies een inkoper."},
    )
    reden = forms.CharField(label="Reden", error_messages={"required": "Geef de reden; die blijft bewaard."})

    def __init__(self, ronde: Ronde, *args, **kwargs):
        super().__init__(*args, initial={"versie": ronde.versie}, **kwargs)
        self.ronde = ronde
        self.fields["aan"].queryset = inrichting.leaders(ronde).exclude(pk=ronde.geleid_door_id)

    @property
    def botsingsvelden(self) -> list[tuple[str, object, object]]:
        return [("Geleid door", self.botsing.geleid_door, self.cleaned_data["aan"])]

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        inrichting.hand_over(self.ronde, velden["versie"], velden["aan"], velden["reden"], wie)


class DeskundigheidForm(VersieForm):
    """What a member knows: in general, and for single questions."""

    deskundigheid = forms.CharField(label="Deskundigheid", max_length=200, required=False)

    def __init__(self, lid: Commissielid, *args, **kwargs):
        super().__init__(*args, initial={"versie": lid.versie, "deskundigheid": lid.deskundigheid}, **kwargs)
        self.lid = lid
        self.toewijzingen = {f"vraag_{t.pk}": t for t in lid.toewijzingen.select_related("bestekvraag")}
        for naam, toewijzing in self.toewijzingen.items():
            self.fields[naam] = forms.CharField(
                label=f"Bij ‘{toewijzing.bestekvraag}’",
                max_length=200,
                required=False,
                initial=toewijzing.deskundigheid,
            )

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        return [("Deskundigheid", self.botsing.deskundigheid, self.cleaned_data["deskundigheid"])]

    def save(self, wie: Gebruiker) -> None:
        velden = {naam: normaliseer(str(tekst)).strip() for naam, tekst in self.cleaned_data.items()}
        per_vraag = {t.pk: velden[naam] for naam, t in self.toewijzingen.items()}
        versie = self.cleaned_data["versie"]
        inrichting.describe_expertise(self.lid, versie, velden["deskundigheid"], per_vraag, wie)


class VervangingForm(VersieForm):
    """A member falls out; somebody else may take over what is open."""

    opvolger = forms.ModelChoiceField(None, label="Wie neemt het over", required=False, empty_label="Niemand")
    reden = forms.CharField(
        label="Reden",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Komt in het dossier. Schrijf bij ziekte niet meer dan dat iemand uitvalt.",
        error_messages={"required": "Geef de reden; die komt in het dossier."},
    )

    def __init__(self, lid: Commissielid, *args, **kwargs):
        super().__init__(*args, initial={"versie": lid.versie}, **kwargs)
        self.lid = lid
        self.fields["opvolger"].queryset = candidates(lid.ronde).filter(prijs=False)

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        return [("Reden", self.botsing.uitval_reden, self.cleaned_data["reden"])]

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        inrichting.replace_lid(self.lid, velden["versie"], velden["opvolger"], velden["reden"], wie)


def _words(waarde: object) -> object:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return Leesvolgorde(waarde).label if waarde in Leesvolgorde.values else waarde

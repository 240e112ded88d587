from django import forms

from gemeenten.models import Gebruiker

from ..enums import Geldigheid
from ..geldigheid import judge_eis, judge_geldigheid
from ..models import Eistoets, Inschrijving
from .bewaren import VersieForm
from .woorden import put_in_words

OORDELEN = (("", "Nog te beoordelen"), ("ja", "Voldoet"), ("nee", "Voldoet niet"))
WAARDEN = {"": None, "ja": True, "nee": False}
NAMEN = {waarde: naam for naam, waarde in WAARDEN.items()}


class EisForm(VersieForm):
    """The judgement of one eis; a page has one for each."""

    markeer_niet_verplicht = False  # the help text says when the reason is needed

    voldoet = forms.ChoiceField(label="Oordeel", choices=OORDELEN, required=False, widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Reden", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Nodig bij ‘voldoet niet’."
    )
    bewijs = forms.CharField(
        label="Ontvangen bewijs",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wat u kreeg en in welke bijlage het staat.",
    )

    def __init__(self, toets: Eistoets, *args, **kwargs):
        self.toets = toets
        initial = {"voldoet": NAMEN[toets.voldoet], "reden": toets.reden, "bewijs": toets.bewijs}
        initial["versie"] = toets.versie
        super().__init__(*args, initial=initial, prefix=f"eis-{toets.pk}", **kwargs)

    def clean(self):
        velden = super().clean()
        velden["reden"] = velden.get("reden", "").strip()
        velden["bewijs"] = velden.get("bewijs", "").strip()
        if velden.get("voldoet") == "nee" and not velden["reden"]:
            self.add_error("reden", f"Geef de reden waarom de offerte niet voldoet aan ‘{self.toets.eis}’.")
        return velden

    @property
    def naam(self) -> str:
        return str(self.toets.eis)

    @property
    def eerste_id(self) -> str:
        return self["reden"].id_for_label

    @property
    def veranderd(self) -> bool:
        """Whether this says something else than the row, so that untouched eisen collide with nobody."""
        velden = self.cleaned_data
        mijn = (WAARDEN[velden["voldoet"]], velden["reden"], velden["bewijs"])
        return mijn != (self.toets.voldoet, self.toets.reden, self.toets.bewijs)

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        oordelen = dict(OORDELEN)
        hun = oordelen[NAMEN[self.botsing.voldoet]]
        velden = self.cleaned_data
        rest = [(n.capitalize(), getattr(self.botsing, n), velden[n]) for n in ("reden", "bewijs")]
        return [("Oordeel", hun, oordelen[velden["voldoet"]]), *rest]

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        if self.veranderd:
            oordeel = WAARDEN[velden["voldoet"]], velden["reden"]
            judge_eis(self.toets, velden["versie"], *oordeel, wie, bewijs=velden["bewijs"])


class GeldigheidForm(VersieForm):
    geldigheid = forms.ChoiceField(
        label="Deze inschrijving is",
        choices=[
            (Geldigheid.GELDIG, "geldig: zij doet mee aan de beoordeling"),
            (Geldigheid.TERZIJDE_GELEGD, "terzijde gelegd: zij doet niet mee"),
            (Geldigheid.TE_BEOORDELEN, "nog te beoordelen"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of de inschrijving geldig is."},
    )
    reden = forms.CharField(
        label="Reden",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Verplicht als u de inschrijving terzijde legt. De reden komt in het verslag.",
    )

    def __init__(self, inschrijving: Inschrijving, *args, **kwargs):
        self.inschrijving = inschrijving
        oordeel = inschrijving.geldigheid if inschrijving.geldigheid != Geldigheid.TE_BEOORDELEN else None
        initial = {"geldigheid": oordeel, "reden": inschrijving.reden, "versie": inschrijving.versie}
        super().__init__(*args, initial=initial, **kwargs)
        put_in_words(self, inschrijving.offerte.bestek.profiel)

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        velden = self.cleaned_data
        mijn = Geldigheid(velden["geldigheid"]).label
        hun = self.botsing.get_geldigheid_display()
        return [("Oordeel", hun, mijn), ("Reden", self.botsing.reden, velden["reden"])]

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        judge_geldigheid(self.inschrijving, velden["versie"], velden["geldigheid"], velden["reden"], wie)

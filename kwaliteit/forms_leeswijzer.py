"""What a leeswijzer shall hold; the choice stands in the address, so that it can be kept and passed on."""

from django import forms
from django.http import QueryDict

from .leeswijzer import ALLES, BEIDE, EIGEN, HANDVATTEN, LETTERLIJK, VRAGEN, Keuze
from .models import Aanbiedersoort, Brief, Route, Thema

LIJST, KEUZE = "lijst", "keuze"


class LeeswijzerForm(forms.Form):
    """An address with a value that is not there chooses what is left."""

    van = forms.ChoiceField(label="Wat komt erin", choices=[], required=False, widget=forms.RadioSelect)
    brief = forms.ModelMultipleChoiceField(
        Brief.objects.all(),
        label="Brieven",
        help_text="Kiest u er geen, dan komen alle brieven in aanmerking.",
        required=False,
        to_field_name="nummer",
        widget=forms.CheckboxSelectMultiple,
    )
    thema = forms.ModelMultipleChoiceField(
        Thema.objects.all(),
        label="Thema's",
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )
    route = forms.ModelChoiceField(
        Route.objects.all(), required=False, to_field_name="code", empty_label="Alle routes", label="Route"
    )
    voor = forms.ModelChoiceField(
        Aanbiedersoort.objects.all(), required=False, to_field_name="code", empty_label="Iedereen", label="Voor wie"
    )
    inhoud = forms.ChoiceField(
        label="Hoeveel van de brieven",
        choices=[
            (VRAGEN, "Alleen de vragen"),
            (HANDVATTEN, "Vragen met handvatten"),
            (ALLES, "Vragen met handvatten, en wat de brieven er verder over zeggen"),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    signaalwoorden = forms.BooleanField(label="Met de woorden waaraan u een handvat herkent", required=False)
    tekst = forms.ChoiceField(
        label="Woorden",
        choices=[
            (EIGEN, "Eigen woorden van het portaal"),
            (LETTERLIJK, "Letterlijke tekst van de brieven"),
            (BEIDE, "Allebei, onder elkaar"),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    markeer_niet_verplicht = False

    def __init__(self, data: QueryDict, *, verzameld: list[str], heeft_letterlijk: bool):
        filters = any(data.get(naam) for naam in ("brief", "thema", "route", "voor"))
        gekozen = data.copy()
        for naam, waarde in (("van", KEUZE if filters else LIJST), ("inhoud", HANDVATTEN), ("tekst", EIGEN)):
            gekozen.setdefault(naam, waarde)
        super().__init__(gekozen)
        self.verzameld = verzameld
        wat = [(LIJST, f"Wat ik verzamelde ({len(verzameld)})"), (KEUZE, "Een keuze uit de brieven")]
        self.fields["van"].choices = wat
        if not verzameld:
            del self.fields["van"]
        if not heeft_letterlijk:
            del self.fields["tekst"]

    def keuze(self) -> Keuze:
        self.is_valid()
        gekozen = self.cleaned_data
        vast = {
            "inhoud": gekozen.get("inhoud") or HANDVATTEN,
            "signaalwoorden": bool(gekozen.get("signaalwoorden")),
            "tekst": gekozen.get("tekst") or EIGEN,
        }
        if gekozen.get("van") == LIJST:
            return Keuze(codes=tuple(self.verzameld), **vast)
        return Keuze(
            brieven=tuple(gekozen.get("brief") or ()),
            themas=tuple(gekozen.get("thema") or ()),
            route=gekozen.get("route"),
            voor=gekozen.get("voor"),
            **vast,
        )

"""The forms of the own library: the filters above its lists, and one item with its criteria."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from documenten.opmaak import editable_text
from documenten.tekst import normaliseer

from .bibliotheek.beheer import Criteria, canonical
from .enums import Deling, Itemsoort
from .models import Bibliotheekitem, Handvat, Route, Thema

ITEMVELDEN = {
    Itemsoort.VRAAG: ("titel", "tekst", "toelichting"),
    Itemsoort.CRITERIUM: ("titel", "tekst", "toelichting"),
    Itemsoort.EIS: ("eissoort", "titel", "tekst", "bewijs", "toelichting"),
    Itemsoort.PARAGRAAF: ("titel", "tekst", "toelichting"),
}
ONDERWERP = 120  # characters: a question in a bestek has no longer heading
TEKSTUITLEG = {
    Itemsoort.VRAAG: ("Vraag", "Zoals de inschrijver haar leest. Een open vraag, die met een hoe of wat begint."),
    Itemsoort.CRITERIUM: ("Criterium", "Eén punt waaraan een goed antwoord te herkennen is."),
    Itemsoort.EIS: ("Eis", "Zo geschreven dat u kunt vaststellen of eraan voldaan is: ja of nee."),
    Itemsoort.PARAGRAAF: (
        "Tekst",
        "Een lege regel begint een nieuwe alinea; regels die met ‘- ’ beginnen worden een opsomming. "
        "U kunt ook eenvoudige HTML gebruiken (strong, em, ul, ol, li, h3, a).",
    ),
}


class FilterForm(forms.Form):
    """The filters above a list; an address with a value that is not there finds everything."""

    q = forms.CharField(label="Woorden", required=False, max_length=100, widget=forms.SearchInput)
    soort = forms.ChoiceField(choices=[("", "Alle soorten"), *Itemsoort.choices], required=False)
    thema = forms.ModelChoiceField(
        Thema.objects.all(), required=False, to_field_name="code", empty_label="Alle thema's"
    )
    route = forms.ModelChoiceField(Route.objects.all(), required=False, to_field_name="code", empty_label="Alle routes")

    markeer_niet_verplicht = False

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        for naam, leeg in (("thema", "Alle thema's"), ("route", "Alle routes")):
            self.fields[naam].empty_label = leeg

    @property
    def filters(self) -> dict[str, str]:
        """As `fitting` takes them."""
        self.is_valid()
        keuze = self.cleaned_data
        codes = {naam: getattr(keuze.get(naam), "code", "") for naam in ("thema", "route")}
        return {"q": normaliseer(keuze.get("q") or ""), "soort": keuze.get("soort") or "", **codes}

    @property
    def gekozen(self) -> bool:
        return any(self.filters.values())


class LijstForm(FilterForm):
    """The own list can show what lapsed as well."""

    stand = forms.ChoiceField(choices=[("", "In gebruik"), ("vervallen", "Vervallen")], required=False)

    @property
    def vervallen(self) -> bool:
        self.is_valid()
        return self.cleaned_data.get("stand") == "vervallen"

    @property
    def gekozen(self) -> bool:
        return self.vervallen or super().gekozen


class ItemForm(forms.ModelForm):
    """One item; its kind decides which fields there are. The row itself is saved by the verbs, never by the form."""

    versie = forms.IntegerField(widget=forms.HiddenInput, label="versie")

    class Meta:
        model = Bibliotheekitem
        fields = ["eissoort", "titel", "tekst", "bewijs", "toelichting", "routes", "themas", "bron", "bron_datum"]
        widgets = {
            "tekst": forms.Textarea(attrs={"rows": 5}),
            "bewijs": forms.Textarea(attrs={"rows": 2}),
            "toelichting": forms.Textarea(attrs={"rows": 3}),
            "routes": forms.CheckboxSelectMultiple,
            "themas": forms.CheckboxSelectMultiple(attrs={"class": "kw-keuzes"}),
            "bron_datum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "bewijs": "Wat stuurt de inschrijver mee om dit te laten zien? Leeg als er geen bewijs nodig is.",
            "toelichting": "Voor uw collega's: waarom en wanneer u dit gebruikt. Komt niet in het bestek.",
            "routes": "Leeg als het voor elke route geldt.",
            "bron": "Waar komt dit vandaan? Bijvoorbeeld een handreiking, een uitspraak of uw eigen ervaring.",
            "bron_datum": "Van wanneer is die bron? Zo blijft te zien of zij nog actueel is.",
        }

    def __init__(self, *args: object, soort: Itemsoort, uit_brief: bool = False, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.soort = soort
        for naam in {"eissoort", "titel", "tekst", "bewijs", "toelichting"} - set(ITEMVELDEN[soort]):
            del self.fields[naam]
        self.fields["tekst"].label, self.fields["tekst"].help_text = TEKSTUITLEG[soort]
        for naam in ("bron", "bron_datum"):
            self.fields[naam].required = not uit_brief
        if soort == Itemsoort.EIS:
            self.fields["eissoort"].required = True
        if soort == Itemsoort.VRAAG:
            self.fields["titel"].label, self.fields["titel"].max_length = "Onderwerp", ONDERWERP
            self.fields["titel"].widget.attrs["maxlength"] = ONDERWERP
        if soort == Itemsoort.PARAGRAAF:
            self.fields["tekst"].widget.attrs["rows"] = 14
            self.initial["tekst"] = editable_text(self.initial.get("tekst") or "")
        if self.instance.pk is None:
            del self.fields["versie"]
        else:
            self.initial.setdefault("versie", self.instance.versie)

    def clean_titel(self) -> str:
        titel = self.cleaned_data["titel"]
        if self.soort == Itemsoort.VRAAG and len(titel) > ONDERWERP:
            raise forms.ValidationError(f"Een onderwerp is hoogstens {ONDERWERP} tekens lang.")
        return titel

    def clean(self) -> dict:
        gegevens = super().clean() or self.cleaned_data
        gegevens |= canonical(self.soort, gegevens)
        if "bron" in gegevens and "bron_datum" in gegevens and bool(gegevens["bron"]) != bool(gegevens["bron_datum"]):
            leeg = "bron_datum" if gegevens["bron"] else "bron"
            self.add_error(leeg, "Noem de bron en de datum ervan samen, of laat beide leeg.")
        return gegevens

    def _post_clean(self) -> None:
        """The instance stays as it is stored, so that what was typed can be compared with it."""

    @property
    def velden(self) -> dict:
        """What was typed, as the verbs take it."""
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields if naam in self.cleaned_data}


@dataclass
class Criteriumrij:
    tekst: str = ""
    handvat: Handvat | None = None
    nu: bool = False  # whether the focus goes there


class CriteriaForm:
    """The criteria of a question as rows that come, go and change places by buttons, without any script."""

    def __init__(self, rijen: list[Criteriumrij]):
        self.rijen = rijen
        self.leeg = False  # the last row was just taken away, and the focus with it

    @classmethod
    def of_item(cls, item: Bibliotheekitem | None) -> "CriteriaForm":
        rijen = item.criteria.select_related("herkomst") if item else ()
        return cls([Criteriumrij(rij.tekst, rij.herkomst) for rij in rijen])

    @classmethod
    def of_post(cls, data: QueryDict) -> "CriteriaForm":
        """Texts and codes of handvatten as lists that go together; an unknown code is no origin."""
        teksten, codes = data.getlist("criterium"), data.getlist("handvat")
        handvatten = Handvat.objects.in_bulk([code for code in codes if code], field_name="code")
        codes += [""] * (len(teksten) - len(codes))
        rijen = zip(teksten, codes, strict=False)
        return cls([Criteriumrij(normaliseer(tekst), handvatten.get(code)) for tekst, code in rijen])

    def apply(self, opdracht: str) -> None:
        """'erbij', or 'weg-2', 'op-2', 'neer-2' with the number of a row; anything else does nothing."""
        soort, _, nummer = opdracht.partition("-")
        plek = int(nummer) - 1 if nummer.isdigit() else -1
        if soort == "erbij":
            self.rijen.append(Criteriumrij(nu=True))
        elif 0 <= plek < len(self.rijen) and soort in ("weg", "op", "neer"):
            rij = self.rijen.pop(plek)
            if soort != "weg":
                self.rijen.insert(max(plek + {"op": -1, "neer": 1}[soort], 0), rij)
            elif self.rijen:
                rij = self.rijen[min(plek, len(self.rijen) - 1)]
            rij.nu = True
            self.leeg = not self.rijen

    @property
    def criteria(self) -> Criteria:
        return [(rij.tekst.strip(), rij.handvat) for rij in self.rijen if rij.tekst.strip()]


class DelenForm(forms.Form):
    deling = forms.ChoiceField(
        label="Wie mag dit lezen en overnemen?", choices=Deling.choices, widget=forms.RadioSelect
    )

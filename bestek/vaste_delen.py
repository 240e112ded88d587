"""Sections of the document that stand in every order of it: paragraphs, questions, eisen, scores and points."""

from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

from .blokken import Alinea, Blok, Deel, Eisen, Html, Kolom, Tabel, Vragen
from .profielen import in_words, words_of
from .structuur import Bestek

Gelezen = dict  # what `lezen.read` gives


def paragraphs(gelezen: Gelezen, hoofdstuk: str | None = None) -> list[Deel]:
    """One's own, of one chapter or all."""
    return [
        Deel(f"paragraaf-{p.volgorde}", p.titel, (Html(html),), sleutel=p.sleutel)
        for p, html in gelezen["paragrafen"]
        if hoofdstuk in (None, p.hoofdstuk)
    ]


def description(bestek: Bestek) -> tuple[Blok, ...]:
    return (Html(typed(bestek.omschrijving), "inleiding"),) if bestek.omschrijving else ()


def typed(tekst: str) -> SafeString:
    """Plain text that somebody typed, with its line ends."""
    return mark_safe(linebreaks(tekst, autoescape=True))  # noqa: S308 escaped here


def contact(bestek: Bestek) -> str:
    zin = f"Stel vragen over dit document schriftelijk en noem daarbij kenmerk {bestek.kenmerk}."
    return f"{zin} Contact: {bestek.contact}." if bestek.contact else zin


def questions(gelezen: Gelezen) -> list[Deel]:
    return [
        Deel(f"blok-{nummer}", blok.titel, (Vragen(tuple(blok.vragen)),))
        for nummer, blok in enumerate(gelezen["blokken"], 1)
    ]


def before_questions(bestek: Bestek) -> tuple[Blok, ...]:
    zin = "Beantwoord elke vraag zo concreet mogelijk voor deze opdracht."
    zin += " Wat boven de aangegeven lengte uitgaat, wordt niet gelezen."
    return (Alinea(zin, "inleiding"),) if bestek.vragen else ()


def requirements(gelezen: Gelezen) -> list[Deel]:
    return [
        Deel(f"eisen-{nummer}", groep["soort"], (Eisen(groep),)) for nummer, groep in enumerate(gelezen["eisen"], 1)
    ]


def before_requirements(bestek: Bestek) -> tuple[Blok, ...]:
    offerte = words_of(bestek.profiel).offerte
    zin = f"Een {offerte} die niet aan alle eisen voldoet, valt af. Voor eisen zijn geen punten te behalen."
    return (Alinea(zin, "inleiding"),) if bestek.eisen else ()


def method(gelezen: Gelezen, *extra: Blok) -> Deel:
    """How points become a ranking: the method in words, and as a formula."""
    blokken: tuple[Blok, ...] = ()
    if methode := gelezen["methode"]:
        formule = f"{methode.formule[:1].upper()}{methode.formule[1:]}"
        blokken = (Alinea(f"{methode.titel}. {methode.uitleg}"), Alinea(formule, "kader"))
    return Deel("methode", "Van score naar rangorde", (*blokken, *extra))


def scales(gelezen: Gelezen) -> Deel:
    kolommen = (Kolom("Score", breedte="k-smal"), Kolom("Oordeel", breedte="k-midden"), Kolom("Wanneer"))
    kolommen += (Kolom("Deel van de punten", True, "k-midden"),)
    tabellen = [
        Tabel(
            f"{schaal['naam']} (vraag {schaal['vragen']})" if schaal["meer"] else "De schaal",
            kolommen,
            tuple((r["score"], r["naam"], r["omschrijving"].replace("\n", " "), r["aandeel"]) for r in schaal["rijen"]),
            klasse="schaaltabel",
        )
        for schaal in gelezen["schalen"]
    ]
    zin = "Elk antwoord krijgt één van deze scores. De score bepaalt welk deel van de punten het antwoord oplevert."
    return Deel("schaal", "De scores", (Alinea(zin), *tabellen))


def points(gelezen: Gelezen) -> Deel:
    """The table of points; '–' where a question is not asked."""
    weging = gelezen["weging"]
    kolommen = (Kolom("Nr.", breedte="k-nr"), Kolom("Onderdeel"))
    kolommen += tuple(Kolom(naam, True, "k-smal") for naam in weging["kolommen"])
    rijen = tuple(
        (rij["code"], rij["titel"], *("–" if w is None else w for w in rij["waarden"])) for rij in weging["rijen"]
    )
    totaal = ("", "Totaal", *weging["totaal"])
    return Deel("weging", "De punten", (Tabel(weging["bijschrift"], kolommen, rijen, totaal, "wegingstabel"),))


def ours(bestek: Bestek, *zinnen: str) -> str:
    """Sentences of the portal's own, in the words of the procedure."""
    return in_words(" ".join(filter(None, zinnen)), bestek.profiel)

"""What is searched, as documents: the text of every item of the letters, from rows in the shape of the fixture."""

import re
from collections import defaultdict
from typing import NamedTuple


class Document(NamedTuple):
    soort: str
    code: str
    tekst: str


VELDEN = {
    "brief": ("titel", "kern"),
    "onderdeel": ("titel", "tekst"),
    "vraag": ("onderwerp", "tekst", "toelichting", "let_op", "voorwaarde"),
    "handvat": ("kort", "tekst", "voorwaarde", "deelpunten", "signaalwoorden"),
    "begrip": ("term", "uitleg", "synoniemen"),
    "thema": ("naam", "uitleg"),
}
DEELVELDEN = {"punt": ("onderdeel", ("tekst",)), "handvatgroep": ("vraag", ("titel", "toelichting"))}

# Words that carry no meaning in a query; a query is not literal because "de" stands in a text.
STOPWOORDEN = (
    "aan als bij dan dat de die dit door een en er geen het hoe hun iemand iets ik in is je kan kun laat maar mag "
    "me mee met moet na naar niet of om op over per te tot u uit van via voor waar waarom wat welke wel wie word "
    "worden wordt zijn zo zonder"
)


def documents(rijen: list[dict]) -> list[Document]:
    """The documents in the order of the letters: letter by letter, then glossary and themes."""
    groepen, deelteksten = defaultdict(list), defaultdict(list)
    for rij in rijen:
        naam = rij["model"].split(".")[1]
        groepen[naam].append(rij["fields"])
        if naam in DEELVELDEN:
            ouder, velden = DEELVELDEN[naam]
            deelteksten[ouder, rij["fields"][ouder][0]] += [rij["fields"][veld] for veld in velden]
    return [
        Document(soort, code_of(soort, velden), text_of(soort, velden, deelteksten))
        for soort, velden in in_order(groepen)
    ]


def in_order(groepen: dict[str, list[dict]]) -> list[tuple[str, dict]]:
    vraag_van = {groep["code"]: (groep["vraag"][0], groep["volgorde"]) for groep in groepen["handvatgroep"]}
    plaats = {vraag["code"]: (vraag["brief"][0], 2, vraag["volgorde"]) for vraag in groepen["vraag"]}

    def sort_key(paar: tuple[str, dict]) -> tuple:
        soort, velden = paar
        if soort == "brief":
            return (velden["nummer"], 0)
        if soort == "onderdeel":
            return (velden["brief"][0], 1, velden["volgorde"])
        if soort == "vraag":
            return (*plaats[velden["code"]], 0)
        if soort == "handvat":
            vraag, groep = vraag_van[velden["groep"][0]]
            return (*plaats[vraag], 1, groep, velden["volgorde"])
        return (1000, list(VELDEN).index(soort), velden["code"])

    return sorted(((soort, velden) for soort in VELDEN for velden in groepen[soort]), key=sort_key)


def code_of(soort: str, velden: dict) -> str:
    return str(velden["nummer"]) if soort == "brief" else velden["code"]


def text_of(soort: str, velden: dict, deelteksten: dict) -> str:
    delen = [velden[veld] for veld in VELDEN[soort]] + deelteksten[soort, velden.get("code")]
    return "\n".join(" · ".join(deel) if isinstance(deel, list) else deel for deel in delen if deel)


def words(zoekvraag: str) -> list[str]:
    """The words of a query that carry meaning, in lower case."""
    stopwoorden = STOPWOORDEN.split()
    return [woord for woord in re.findall(r"\w+", zoekvraag.lower()) if woord not in stopwoorden and len(woord) > 1]

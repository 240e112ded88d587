"""The part of OCDS 1.1 that we publish, as a strict schema: what must be there, which words are known, and no more.

Written from the standard's reference (<https://standard.open-contracting.org/1.1/en/schema/reference/>) with its
extensions lots, requirements and award criteria breakdown. The public validator has the last word (docs/exports.md).
"""

import jsonschema

MOMENT = {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$"}
TEKST = {"type": "string", "minLength": 1}
GETAL = {"type": "number"}


def obj(verplicht: str, **velden: dict) -> dict:
    return {"type": "object", "additionalProperties": False, "required": verplicht.split(), "properties": velden}


def lijst(deel: dict) -> dict:
    return {"type": "array", "minItems": 1, "items": deel}


def een_van(woorden: str) -> dict:
    return {"enum": woorden.split()}


WIE = obj("id name", id=TEKST, name=TEKST)
PARTIJ = obj(
    "id name roles",
    id=TEKST,
    name=TEKST,
    roles=lijst(een_van("buyer procuringEntity")),
    contactPoint=obj("name", name=TEKST),
)
PERIODE = obj("", startDate=MOMENT, endDate=MOMENT)
STATUS = een_van("planning planned active cancelled unsuccessful complete withdrawn")
GETALLEN = obj(
    "number",
    number=GETAL,
    weight=een_van("percentageExact percentageRangeMiddle pointsExact pointsRangeMiddle decimalExact"),
    fixed=een_van("total unit"),
    threshold=een_van("minimumScore maximumBids"),
)
GUNNING = obj(
    "criteria",
    weightingDescription=TEKST,
    criteria=lijst(
        obj(
            "type name numbers",
            type=een_van("price cost quality"),
            name=TEKST,
            description=TEKST,
            numbers=lijst(GETALLEN),
        )
    ),
)
PERCEEL = obj(
    "id title status",
    id=TEKST,
    title=TEKST,
    description=TEKST,
    status=STATUS,
    value=obj("amount currency", amount=GETAL, currency={"const": "EUR"}),
    awardCriteria=GUNNING,
)
GEVRAAGD = obj(
    "id title dataType expectedValue",
    id=TEKST,
    title=TEKST,
    description=TEKST,
    dataType={"const": "boolean"},
    expectedValue={"const": True},
)
EIS = obj(
    "id title requirementGroups",
    id=TEKST,
    title=TEKST,
    description=TEKST,
    relatesToTenderer={"type": "boolean"},
    relatedLots=lijst(TEKST),
    requirementGroups=lijst(obj("id requirements", id=TEKST, requirements=lijst(GEVRAAGD))),
)
TENDER = obj(
    "id title status procuringEntity",
    id=TEKST,
    title=TEKST,
    description=TEKST,
    status=STATUS,
    procuringEntity=WIE,
    procurementMethod=een_van("open selective limited direct"),
    procurementMethodDetails=TEKST,
    mainProcurementCategory=een_van("goods works services"),
    awardCriteria=een_van("priceOnly costOnly qualityOnly ratedCriteria"),
    awardCriteriaDetails=TEKST,
    tenderPeriod=PERIODE,
    enquiryPeriod=PERIODE,
    awardPeriod=PERIODE,
    contractPeriod=PERIODE,
    lots=lijst(PERCEEL),
    items=lijst(
        obj(
            "id description quantity unit relatedLot",
            id=TEKST,
            description=TEKST,
            quantity={"type": "integer", "minimum": 0},
            unit=obj("name", name=TEKST),
            relatedLot=TEKST,
        )
    ),
    criteria=lijst(EIS),
    amendments=lijst(obj("id date", id=TEKST, date=MOMENT, rationale=TEKST)),
)
RELEASE = obj(
    "ocid id date tag initiationType",
    ocid={"type": "string", "pattern": r"^ocds-[a-z0-9]{6}-\S+$"},
    id={"type": "string", "pattern": r"^[^#]+$"},
    date=MOMENT,
    tag=lijst(een_van("planning tender tenderUpdate tenderAmendment tenderCancellation")),
    initiationType={"const": "tender"},
    language={"const": "nl"},
    parties=lijst(PARTIJ),
    buyer=WIE,
    tender=TENDER,
)
PAKKET = obj(
    "uri version publishedDate publisher releases",
    uri={"type": "string", "format": "uri"},
    version={"const": "1.1"},
    extensions=lijst({"type": "string", "format": "uri"}),
    publishedDate=MOMENT,
    publisher=obj("name", name=TEKST),
    releases=lijst(RELEASE),
)


def validator(vorm: dict) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(vorm, format_checker=jsonschema.FormatChecker())

"""What belongs in each chapter, said to who writes it."""

from bestek.enums import Hoofdstuk

UITLEG = {
    Hoofdstuk.INLEIDING: "Waarom u deze opdracht geeft en wat u ermee wilt bereiken. Een aanbieder die uw visie kent, "
    "kan laten zien wat hij eraan bijdraagt.",
    Hoofdstuk.OPDRACHT: "Wat u vraagt: voor wie, wat er gebeurt, waar en wanneer, en met wie de opdrachtnemer "
    "samenwerkt.",
    Hoofdstuk.PERCELEN: "In welke delen de opdracht uiteenvalt, naar route of naar gebied, en hoeveel u verwacht af te "
    "nemen.",
    Hoofdstuk.PLANNING: "De data van de procedure. Het portaal zet ze erin zoals u ze bij de gegevens hebt ingevuld.",
    Hoofdstuk.PROCEDURE: "Hoe een aanbieder vragen stelt en meedoet. Vul aan wat bij u anders gaat.",
    Hoofdstuk.EISEN: "Waaraan een aanbieder moet voldoen. Leg hier uit wat niet in een eis past.",
    Hoofdstuk.GUNNING: "De vragen waarop u aanbieders beoordeelt, met hun criteria.",
    Hoofdstuk.BEOORDELING: "Hoe antwoorden een score krijgen en wie er wint. Het portaal schrijft dit uit wat u hebt "
    "gekozen, zodat het nooit afwijkt van wat er gebeurt.",
    Hoofdstuk.PRIJS: "Welke prijs u vraagt of geeft. Met regels op het prijsblad maakt het portaal een Excelbestand om "
    "in te vullen.",
    Hoofdstuk.CONTRACT: "Wat er na de gunning gebeurt: looptijd, kwaliteitsgesprekken en wat er gebeurt als het niet "
    "goed gaat.",
    Hoofdstuk.BIJLAGEN: "Wat er bij het document hoort. Het portaal somt op wat het zelf maakt; noem hier wat u er "
    "verder bij stuurt.",
}

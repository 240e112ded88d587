"""The consensus meeting in the demo: who is there, what is agreed and minuted, and what is signed."""

from beoordeling import ondertekening, scoren
from beoordeling.models import Antwoord, Ronde, Score
from gemeenten import klok
from gemeenten.models import Gebruiker

PUNTEN = ("sterk", "zwak")
EENS = "De cijfers lagen dicht bij elkaar. De commissie liep de motivaties langs en had weinig te bespreken."
ONEENS = (
    "De cijfers lagen uit elkaar. Ieder lichtte het eigen cijfer toe bij de criteria. "
    "Daarna las de commissie het antwoord nog eens op wat er concreet is toegezegd, en kwam samen tot dit cijfer."
)


def record_presence(ronde: Ronde, voorzitter: Gebruiker) -> None:
    """Everybody came who may read the answers."""
    leden = ronde.commissie.select_related("gebruiker", "belangenverklaring")
    toegelaten = [lid.pk for lid in leden if lid.toegelaten]
    ondertekening.record_presence(ronde, klok.today(), toegelaten, voorzitter)


def agree(ronde: Ronde, antwoord: Antwoord, oordeel, voorzitter: Gebruiker, tekent: bool) -> None:
    """What was agreed, with the strong and weak points of the reviewers and a few lines of minutes."""
    scores = list(Score.objects.counting().filter(ronde=ronde, antwoord=antwoord, onthouden=False))
    teksten = {naam: "\n".join(dict.fromkeys(filter(None, (getattr(s, naam) for s in scores)))) for naam in PUNTEN}
    teksten["notulen"] = EENS if len({score.cijfer for score in scores}) < 2 else ONEENS
    rij = scoren.save_consensus(ronde, antwoord, 0, oordeel.cijfer, oordeel.motivatie, voorzitter, **teksten)
    if tekent and rij.compleet:
        ondertekening.sign(ronde, antwoord, rij.versie, voorzitter)

"""All that one reviewer sees beside one answer: own findings, own passages, and what to look at once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from bestek import structuur

from .antwoordbeeld import Passagebeeld, describe_passages, render_answer
from .enums import Passagedoel
from .inzage import Antwoordregel, describe
from .models import Bevinding, Commissielid, Passage
from .overname import copied, sources
from .schuilnaam import forms_of_others, hides_names, redacted
from .scorehints import Groep, Hint, Stand, hints
from .scorelijst import Criteriagroep, Scoreregel, criteria_groups


@dataclass
class Scoreblad:
    """Of one member and one answer. Nothing of anybody else is asked for here."""

    lid: Commissielid
    regel: Scoreregel
    regels: Sequence[Scoreregel]  # all that the member scores
    bestek: structuur.Bestek

    @cached_property
    def gelezen(self) -> Antwoordregel:
        return redacted(self.lid.ronde, describe(self.regel.antwoord, self.regel.vraag))

    @cached_property
    def schaal(self) -> structuur.Schaal:
        return self.bestek.schaal(self.regel.vraag.schaal)

    @cached_property
    def groepen(self) -> list[Criteriagroep]:
        return criteria_groups(self.regel.vraag)

    @cached_property
    def bevindingen(self) -> dict[str, Bevinding]:
        """By the sleutel of the criterium."""
        score = self.regel.score
        return {} if score is None else {rij.criterium: rij for rij in Bevinding.objects.filter(score=score)}

    @cached_property
    def passages(self) -> list[Passagebeeld]:
        score = self.regel.score
        rijen = Passage.objects.filter(score=score) if score else ()
        return describe_passages(rijen, self.gelezen, self.groepen)

    @property
    def andere_passages(self) -> list[Passagebeeld]:
        return [passage for passage in self.passages if not passage.nummer]

    @cached_property
    def tekst(self) -> SafeString:
        return render_answer(self.gelezen.tekst, self.passages, copied(self.gelezen.tekst, sources(self.bestek)))

    @cached_property
    def hints(self) -> list[Hint]:
        """Of what was saved."""
        return hints(self._stand()) if self.regel.score else []

    def _stand(self) -> Stand:
        score, ronde = self.regel.score, self.lid.ronde
        namen = {regel.antwoord.offerte_id: regel.naam for regel in self.regels}
        return Stand(
            cijfer=score.cijfer,
            schaal=self.schaal,
            motivatie=score.motivatie,
            sterk=score.sterk,
            zwak=score.zwak,
            groepen=tuple(map(self._group, self.groepen)),
            bewijs=sum(passage.doel == Passagedoel.BEWIJS for passage in self.passages),
            antwoord=self.gelezen.tekst,
            eigen=tuple(self._others()),
            namen=forms_of_others(ronde, self.regel.antwoord.offerte_id, namen),
            anoniem=hides_names(ronde),
        )

    def _group(self, groep: Criteriagroep) -> Groep:
        gevonden = self.bevindingen
        oordelen = ((r.nummer, gevonden[r.sleutel].oordeel if r.sleutel in gevonden else "") for r in groep.rijen)
        return Groep(groep.logica, tuple(oordelen))

    def _others(self) -> list[tuple[str, str]]:
        andere = (regel for regel in self.regels if regel.score and regel.antwoord.pk != self.regel.antwoord.pk)
        return [(f"vraag {regel.vraag.nummer}, {regel.naam}", regel.score.motivatie) for regel in andere]

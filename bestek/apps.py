from django.apps import AppConfig


class BestekConfig(AppConfig):
    name = "bestek"

    def ready(self) -> None:
        """Keep the history of every field of the working text; what never changes has none, and no bidder is in it."""
        from auditlog.registry import auditlog

        from . import models

        # a list that was read in goes after a day, with all that was in it
        zonder = (models.Vaststelling, models.Wijziging, models.Nota, models.Inzending, models.Vrijgave)
        for model in self.get_models():
            if model not in (*zonder, models.Lijstvoorstel):
                auditlog.register(model, exclude_fields=["versie"])

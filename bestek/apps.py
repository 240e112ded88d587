from django.apps import AppConfig


class BestekConfig(AppConfig):
    name = "bestek"

    def ready(self) -> None:
        """Keep the history of every field of the working text; what never changes has none, and no bidder is in it."""
        from auditlog.registry import auditlog

        from . import models

        for model in self.get_models():
            if model not in (models.Vaststelling, models.Wijziging, models.Nota, models.Inzending, models.Vrijgave):
                auditlog.register(model, exclude_fields=["versie"])

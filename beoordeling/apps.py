from django.apps import AppConfig


class BeoordelingConfig(AppConfig):
    name = "beoordeling"

    def ready(self) -> None:
        """Tell `bestek`, which does not know this app, which bidders there are."""
        from bestek import namen

        from .inschrijvernamen import bidders

        namen.register(bidders)

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class GemeentenConfig(AppConfig):
    name = "gemeenten"

    def ready(self) -> None:
        from .bewaking import guard, unguard
        from .controles import check_demo_accounts

        pre_migrate.connect(unguard, dispatch_uid="gemeenten.bewaking")
        post_migrate.connect(guard, dispatch_uid="gemeenten.bewaking")
        checks.register(check_demo_accounts, checks.Tags.security, deploy=True)

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kwaliteit.settings")
application = get_wsgi_application()

from gemeenten.controles import refuse_demo_accounts  # noqa: E402 (needs the apps, which the line above loads)

refuse_demo_accounts()

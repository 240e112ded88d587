"""Settings: everything that differs between places comes from the environment (the README has the table)."""

import base64
import hashlib
import re
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

PRODUCTIE = env.bool("PRODUCTIE", default=False)
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=not PRODUCTIE)
SECRET_KEY = env.str("SECRET_KEY", default="")
KLUIS_SLEUTEL = env.str("KLUIS_SLEUTEL", default="")  # seals prices: 32 bytes, base64 (urlsafe)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTIE else ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

refusals = {
    "DEBUG mag niet aan staan.": DEBUG,
    "DEMO mag niet aan staan: de demo-accounts zijn openbaar.": DEMO,
    "SECRET_KEY ontbreekt of heeft minder dan 50 tekens.": len(SECRET_KEY) < 50,
    "KLUIS_SLEUTEL ontbreekt of is geen 32 bytes in base64.": not re.fullmatch(r"[\w-]{43}=", KLUIS_SLEUTEL),
}
if PRODUCTIE and any(refusals.values()):
    raise ImproperlyConfigured(f"Zo start Taalbestek niet: {' '.join(filter(refusals.get, refusals))}")
SECRET_KEY = SECRET_KEY or "django-insecure-alleen-voor-ontwikkeling-en-proef-op-deze-computer"
derived_key = hashlib.sha256(b"kluis:" + SECRET_KEY.encode()).digest()  # in development only
KLUIS_SLEUTEL = KLUIS_SLEUTEL or base64.urlsafe_b64encode(derived_key).decode()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, for FORM_RENDERER
    "axes",
    "auditlog",
    "crispy_forms",
    "django_htmx",
    "gemeenten.apps.GemeentenConfig",
    "kwaliteit.apps.KwaliteitConfig",
    "bestek.apps.BestekConfig",
    "beoordeling.apps.BeoordelingConfig",
    "portaal.apps.PortaalConfig",
    "documenten.apps.DocumentenConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gemeenten.middleware.BeveiligingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    "axes.middleware.AxesMiddleware",
    "gemeenten.middleware.AtomicUnsafeMiddleware",  # last: closest to the view, as ATOMIC_REQUESTS is
]
ROOT_URLCONF = "kwaliteit.urls"

CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "portaal.context.portaal",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_TEMPLATE_PACK, CRISPY_ALLOWED_TEMPLATE_PACKS = "taalbestek", ["taalbestek"]
CRISPY_FAIL_SILENTLY = not DEBUG

DATABASES = {"default": env.dj_db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A transaction takes the write lock at its start: waiting works, upgrading does not.
    sqlite = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    sqlite["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON"
    DATABASES["default"]["OPTIONS"] = sqlite
else:
    DATABASES["default"] |= {"ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "gemeenten.Gebruiker"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Argon2", "PBKDF2")]
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATORS}.NumericPasswordValidator"},
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "inloggen", "start", "inloggen"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # the login form's "username" holds the e-mail address
AXES_RESET_ON_SUCCESS = True
AXES_COOLOFF_MESSAGE = "Te vaak een verkeerd wachtwoord. Probeer het over 15 minuten opnieuw."
AUDITLOG_USE_BASE_MANAGER = True  # scoped managers would raise or hide rows

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY, SESSION_COOKIE_SAMESITE = True, "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTIE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTIE else 0
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # HSTS preload is for the owner of the domain to decide
if env.bool("ACHTER_PROXY", default=False):  # only behind a proxy that always sets or strips this header
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE, LANGUAGES, TIME_ZONE = "nl", [("nl", "Nederlands")], "Europe/Amsterdam"

STATIC_URL, STATIC_ROOT, STATICFILES_DIRS = "static/", BASE_DIR / "staticfiles", [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if PRODUCTIE:
    STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not PRODUCTIE  # no collectstatic needed outside production
MEDIA_ROOT = env.path("MEDIA_ROOT", default=BASE_DIR / "media")
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # bytes, without files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a score form of a large bestek

OCID_PREFIX = env.str("OCID_PREFIX", default="ocds-000000")  # of open data; the default belongs to nobody
globals().update(env.dj_email_url("EMAIL_URL", default="console://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Taalbestek <noreply@localhost>")

LOGGING = {  # to the console; no request bodies, no mail to admins
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}

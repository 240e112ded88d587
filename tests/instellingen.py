"""The settings for tests, also of the servers and commands that they start."""

from kwaliteit.settings import *  # noqa: F403

# The real hasher is slow and large on purpose; every person of every test would pay for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

"""The composition root: it may import every other app, and no app imports it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

"""The composition root: it may import every other app, and no app imports it."""

from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        """Fill the slots that education leaves for what the diary knows."""
        import_module("portal.clinical_cases").connect()

"""App configuration of education."""

from importlib import import_module

from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "education"

    def ready(self) -> None:
        """Connect what happens around publishing, once all models are there."""
        import_module("education.checks")
        import_module("education.publishing").connect()
        import_module("education.cms.declined").connect()
        import_module("education.languages.authors").connect()
        import_module("education.region_check").require_known_region()

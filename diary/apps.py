"""App configuration of diary."""

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    name = "diary"

    def ready(self) -> None:
        """Have the packs of visits go with everything that a patient takes along."""
        from diary.actions.archive.contents import also_in_archive
        from diary.views.visits.taken_along import packs_taken_along

        also_in_archive(packs_taken_along)

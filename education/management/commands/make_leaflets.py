"""Makes the PDF leaflets of all live articles, so that no reader waits for one and faults are seen first."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from education.leaflet.kept import SIZES, leaflet
from education.models import ArticlePage
from education.typesetting.press import TypesetFault


class Command(BaseCommand):
    help = "Make the PDF leaflets of all live articles, in both sizes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing; name each article whose leaflet cannot be made."""
        made, broken = 0, []
        rows = ArticlePage.objects.live().order_by("slug")
        for pk, slug, due in rows.values_list("pk", "slug", "next_review_on"):
            overdue = due is not None and due < timezone.localdate()
            for size in SIZES:
                try:
                    leaflet(pk, size=size, overdue=overdue)
                    made += 1
                except TypesetFault as fault:
                    broken.append(f"{slug} ({size}): {fault}")
        self.stdout.write(f"{made} leaflets are ready.")
        if broken:
            raise CommandError("These could not be made:\n" + "\n".join(broken))

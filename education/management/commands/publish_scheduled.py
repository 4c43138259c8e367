"""Publishes what is due and takes down what has run out, each through the guard."""

import logging
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from education.models.snippet import ReviewedSnippet
from education.workflow import Refused

logger = logging.getLogger("education.schedule")


class Command(BaseCommand):
    """Takes the place of Wagtail's command, where one refusal would stop all that follow."""

    help = "Publish what is due; what is not signed is logged and stays unpublished."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        for model in (Page, *ReviewedSnippet.__subclasses__()):
            for row in model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
                obj = row.specific if isinstance(row, Page) else row
                obj.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        due = Revision.objects.filter(approved_go_live_at__lt=now)
        for revision in due.order_by("approved_go_live_at"):
            self.publish(revision)

    def publish(self, revision: Revision) -> None:
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except Refused as refusal:
            logger.warning("Left unpublished: revision %d: %s", revision.pk, type(refusal).__name__)
            self.stderr.write(str(refusal))

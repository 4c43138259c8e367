"""The way of review: one task for a clinical reviewer, for all pages and all our snippets."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from education.models import ClinicalReviewTask
from education.models.snippet import ReviewedSnippet

NAME = "Clinical review"


@transaction.atomic
def set_up_review() -> None:
    """Make the workflow and let everything go through it; Wagtail's own is put aside."""
    workflow, _new = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    task = ClinicalReviewTask.objects.filter(name=NAME).first()
    if task is None:
        task = ClinicalReviewTask.objects.create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    root = Page.get_first_root_node()
    for other in WorkflowPage.objects.filter(page=root).exclude(workflow=workflow):
        other.workflow.deactivate()
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
    for model in ReviewedSnippet.__subclasses__():
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.update_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )

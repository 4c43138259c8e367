"""Drafts of red flags, and what reviewers do with them."""

from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from education.models import RedFlag


def changed(flag, user, **values):
    """Save a newer version of a red flag as ``user``; return the flag."""
    newest = flag.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(newest, name, value)
    newest.save_revision(user=user)
    return RedFlag.objects.get(pk=flag.pk)


def page_of(flag):
    return reverse("try_red_flag", args=[flag.latest_revision_id])


def hand_in(flag, user):
    """Submit the newest version for review."""
    flag.get_workflow().start(flag, user)


def sign_off(browser, flag, **values):
    """Do what the dialogue "Sign off" does."""
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    data = {
        "guideline_versions": "Sample guideline, version 3",
        "guidelines_checked_on": timezone.localdate().isoformat(),
        "revision": flag.latest_revision_id,
        **values,
    }
    address = reverse(
        "wagtailsnippets_education_redflag:workflow_action", args=[flag.pk, "approve", state.pk]
    )
    return browser.post(address, data, follow=True)


def look(browser, flag):
    """Confirm on the page of the trial that its changes were looked at."""
    shown = browser.get(page_of(flag))
    return browser.post(page_of(flag), {"rule_set": shown.context["tried"].rule_set}, follow=True)

"""The four groups of staff and what each may do in the CMS."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from education.group_names import (
    ADMINISTRATORS,
    CLINICAL_REVIEWERS,
    PUBLISHERS,
    WRITERS,
    second_readers,
)
from education.languages import SOURCE, codes
from education.models.snippet import ReviewedSnippet

__all__ = ["ADMINISTRATORS", "CLINICAL_REVIEWERS", "PUBLISHERS", "WRITERS", "create_groups"]

PAGES = {
    WRITERS: ("add", "change"),
    CLINICAL_REVIEWERS: ("change",),
    PUBLISHERS: ("change", "publish", "lock", "unlock"),
    ADMINISTRATORS: (),
}
SNIPPETS = {
    WRITERS: ("view", "add", "change"),
    CLINICAL_REVIEWERS: ("view", "change"),
    PUBLISHERS: ("view", "change", "delete", "publish", "lock", "unlock"),
    ADMINISTRATORS: ("view",),
}
# Cases that the clinic writes: whoever checks red flags may write one, too.
CASES = {
    WRITERS: ("view", "add", "change"),
    CLINICAL_REVIEWERS: ("view", "add", "change"),
    PUBLISHERS: ("view", "add", "change", "delete"),
    ADMINISTRATORS: ("view",),
}
IMAGES = {
    WRITERS: ("add_image", "change_image", "choose_image", "add_document", "choose_document"),
    CLINICAL_REVIEWERS: ("choose_image", "choose_document"),
    PUBLISHERS: ("add_image", "change_image", "choose_image", "add_document", "choose_document"),
    ADMINISTRATORS: (),
}
OTHERS = {
    WRITERS: ("wagtail_localize.submit_translation",),
    CLINICAL_REVIEWERS: (),
    PUBLISHERS: (
        "wagtail_localize.submit_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "education.change_searchsettings",
    ),
    ADMINISTRATORS: (
        "accounts.add_user",
        "accounts.change_user",
        "accounts.delete_user",
        "accounts.view_user",
        "education.change_clinicsettings",
        "education.change_editorialsettings",
        "education.change_searchsettings",
    ),
}
OPEN_THE_CMS = "wagtailadmin.access_admin"


@transaction.atomic
def create_groups() -> None:
    """Make the four groups, each with exactly its permissions. Running it again changes nothing."""
    _remove_groups_of_wagtail()
    root = Page.get_first_root_node()
    create_second_readers()
    everything = Collection.get_first_root_node()
    for name in (WRITERS, CLINICAL_REVIEWERS, PUBLISHERS, ADMINISTRATORS):
        group, _new = Group.objects.get_or_create(name=name)
        group.permissions.set(
            _permissions(_snippet_permissions(name) | {OPEN_THE_CMS, *OTHERS[name]})
        )
        for permission in _page_permissions(PAGES[name]):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        for permission in Permission.objects.filter(codename__in=IMAGES[name]):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=everything, permission=permission
            )


def create_second_readers() -> None:
    """Make a group for each other language: whoever is in it may check what is translated into it."""
    for code in codes():
        if code != SOURCE:
            group, _new = Group.objects.get_or_create(name=second_readers(code))
            group.permissions.set(_permissions({OPEN_THE_CMS}))


def _remove_groups_of_wagtail() -> None:
    # A new Wagtail brings two groups whose members publish alone. With members, they are somebody's.
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()


def _snippet_permissions(group: str) -> set[str]:
    cases = {f"education.{verb}_clinicvignette" for verb in CASES[group]}
    return cases | {
        f"{model._meta.app_label}.{verb}_{model._meta.model_name}"  # noqa: SLF001 - Django's own
        for model in ReviewedSnippet.__subclasses__()
        for verb in SNIPPETS[group]
    }


def _permissions(names: Iterable[str]) -> Iterable[Permission]:
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


def _page_permissions(verbs: Iterable[str]) -> Iterable[Permission]:
    codenames = [f"{verb}_page" for verb in verbs]
    return Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename__in=codenames
    )

"""Wagtail's user management cut down to what a clinic needs: names, roles and leaving, staff only."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.users.views.users import (
    CreateView,
    EditView,
    IndexView,
    UserColumn,
    UserFilterSet,
    UserViewSet,
)

from portal.accounts import actions
from portal.accounts.models import User
from portal.accounts.roles import GROUP_OF_ROLE, LANGUAGE_GROUPS


class StaffForm(forms.ModelForm):
    """A colleague's name, roles and whether they still work here. Nobody changes their own roles."""

    groups = forms.ModelMultipleChoiceField(
        label=_("Roles"),
        queryset=Group.objects.filter(name__in=[*GROUP_OF_ROLE.values(), *LANGUAGE_GROUPS]),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "groups", "is_active")

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["groups"]
            del self.fields["is_active"]


class StaffFilterSet(UserFilterSet):
    """Filters of the list; a group that no member of staff has needs no filter."""

    class Meta(UserFilterSet.Meta):
        pass


class StaffIndexView(IndexView):
    """The list of colleagues. Patients are not in it, whoever looks."""

    results_template_name = "portal/staff/cms/index_results.html"
    page_title = _("Staff")

    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().filter(kind=User.Kind.STAFF)

    @property
    def columns(self) -> list[Column]:
        name = self._get_title_column_class(UserColumn)
        return [
            name("name", accessor=str, label=_("Name"), get_url=self.get_edit_url),
            Column("email", accessor="email", label=_("E-mail address")),
            Column("roles", accessor=roles_of, label=_("Roles")),
            BooleanColumn("is_active", label=_("Active"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last sign-in"), sort_key="last_login"),
        ]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Invite a colleague"), "/cms/invite/", icon_name="mail")]

    def get_delete_url(self, _instance: User) -> None:
        return None


def roles_of(user: User) -> str:
    """Return the names of the groups of ``user`` in one line."""
    return ", ".join(user.groups.values_list("name", flat=True)) or (
        "Superuser" if user.is_superuser else "–"
    )


class StaffCreateView(CreateView):
    """Nobody is added without their knowing: the way in is an invitation."""

    def dispatch(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return redirect("invite_staff")


class StaffEditView(EditView):
    """A colleague's page. Whoever is left without a role is signed out at once."""

    template_name = "wagtailadmin/generic/edit.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.can_delete = False

    def save_instance(self) -> User:
        user: User = super().save_instance()
        actions.end_access_if_left(user=user)
        return user


class StaffViewSet(UserViewSet):
    """Registered by ``portal.accounts.apps.StaffAccountsConfig`` in the place of Wagtail's own."""

    menu_label = _("Staff")
    index_view_class = StaffIndexView
    add_view_class = StaffCreateView
    edit_view_class = StaffEditView
    filterset_class = StaffFilterSet
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(
        self,
        for_update: bool = False,  # noqa: ARG002 - Wagtail's signature
    ) -> type[forms.ModelForm]:
        return StaffForm

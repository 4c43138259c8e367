"""The account: an e-mail address that signs in, for a patient or for a member of staff, never both."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes accounts; every address is stored in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email.lower(), **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not settings.DEBUG:
            raise ValidationError(
                "Superusers exist in debug only. Use: create_staff EMAIL --role administrator."
            )
        fields.update(is_superuser=True, kind=User.Kind.STAFF)
        return self.create_user(email, password, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """One person who signs in with an e-mail address."""

    class Kind(models.TextChoices):
        PATIENT = "patient", _("Patient")
        STAFF = "staff", _("Clinic staff")

    email = models.EmailField(_("e-mail address"), unique=True)
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PATIENT)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["patient", "staff"]), name="user_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(is_superuser=False) | models.Q(kind="staff"),
                name="user_superuser_is_staff",
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name() or _("Account %(pk)s") % {"pk": self.pk}

    @property
    def is_patient(self) -> bool:
        return self.kind == self.Kind.PATIENT

    @property
    def is_clinic_staff(self) -> bool:
        return self.kind == self.Kind.STAFF

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name


class StaffInvitation(models.Model):
    """A one-time link that makes one person a member of staff; only a hash of its token is kept."""

    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=16)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return _("Invitation %(pk)s") % {"pk": self.pk}

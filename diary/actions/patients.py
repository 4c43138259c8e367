"""Find the patient that a command is about."""

from typing import Any

from django.contrib.auth import get_user_model


class NoSuchPatient(Exception):
    """No patient signs in with this address."""

    def __init__(self) -> None:
        super().__init__("No patient signs in with this address.")


def patient_by_email(email: str) -> Any:
    """Return the patient who signs in with an address."""
    user = get_user_model().objects.filter(email=email.strip().lower()).first()
    if user is None or not user.is_patient:
        raise NoSuchPatient
    return user

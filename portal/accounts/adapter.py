"""How allauth is told about this portal's people."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Patients sign up; staff are invited."""


class MFAAdapter(DefaultMFAAdapter):
    """Second factors, their secrets encrypted at rest."""

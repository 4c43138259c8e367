"""The languages of what patients read: which one is asked for, and which row has the words."""

from django.conf import settings

SOURCE = settings.LANGUAGE_CODE
"""The language everything is written in first, and that stands where a translation is missing."""

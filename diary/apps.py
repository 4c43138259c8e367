"""App configuration of diary."""

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    name = "diary"

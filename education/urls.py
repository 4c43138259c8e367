"""Addresses of the education app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of the diary app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

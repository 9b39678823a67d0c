"""Addresses with which a person joins an organisation."""

from django.urls import URLPattern

app_name = "join"

urlpatterns: list[URLPattern] = []

"""Address of the component page, in development."""

from django.urls import URLPattern

app_name = "website"

urlpatterns: list[URLPattern] = []

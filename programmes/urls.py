"""Addresses of the app."""

from django.urls import path

from programmes.views import access, codes, organisations

app_name = "programmes"

urlpatterns = [
    path("", organisations.organisations, name="organisations"),
    path("<uuid:organisation_id>/", organisations.organisation, name="organisation"),
    path("<uuid:organisation_id>/innsyn/gi/", access.grant, name="grant_access"),
    path("<uuid:organisation_id>/innsyn/trekk/", access.withdraw, name="withdraw_access"),
    path("<uuid:organisation_id>/koder/", codes.sheet, name="codes"),
    path(
        "<uuid:organisation_id>/koder/<uuid:unit_id>/trekk/",
        codes.withdraw,
        name="withdraw_codes",
    ),
]

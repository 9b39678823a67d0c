"""Addresses of the app."""

from django.urls import path

from dashboards.views import figures, imports

app_name = "dashboards"

urlpatterns = [
    path("", figures.home, name="home"),
    path("<uuid:organisation_id>/", figures.absence, name="absence"),
    path("<uuid:organisation_id>/naervaer.csv", figures.absence_file, name="absence_file"),
    path("<uuid:organisation_id>/fravaer/", imports.upload, name="upload"),
    path("<uuid:organisation_id>/fravaer/mal.csv", imports.template, name="template"),
    path("<uuid:organisation_id>/fravaer/<uuid:import_id>/", imports.detail, name="import"),
    path(
        "<uuid:organisation_id>/fravaer/<uuid:import_id>/tilstand.json",
        imports.state,
        name="import_state",
    ),
    path(
        "<uuid:organisation_id>/fravaer/<uuid:import_id>/bekreft/",
        imports.confirm,
        name="import_confirm",
    ),
    path(
        "<uuid:organisation_id>/fravaer/<uuid:import_id>/avbryt/",
        imports.cancel,
        name="import_cancel",
    ),
]

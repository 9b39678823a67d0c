"""Addresses of the app."""

from django.urls import path

from surveys import views

app_name = "surveys"

urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("ny/", views.new, name="new"),
    path("takk/", views.thanks, name="thanks"),
    path("<uuid:round_id>/", views.round_page, name="round"),
    path("<uuid:round_id>/svar/", views.answer, name="answer"),
    path("<uuid:round_id>/avslutt/", views.close, name="close"),
    path("<uuid:round_id>/resultater/", views.results, name="results"),
]

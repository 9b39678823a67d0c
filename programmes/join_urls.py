"""Addresses with which a person joins an organisation."""

from django.urls import path

from programmes.views import joining

app_name = "join"

urlpatterns = [
    path("bli-med/", joining.enter_code, name="code"),
    path("bli-med/konto/", joining.choose_account, name="account"),
]

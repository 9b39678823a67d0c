"""Addresses of the app: allauth's names at Norwegian addresses, and our own pages.

Included without a namespace, since allauth looks its own names up by themselves.
"""

from allauth.account import views as allauth_views
from django.urls import include, path
from django.views.generic import RedirectView

from accounts.views import account, email, passwords

own = [
    path("", account.home, name="home"),
    path("logget-ut/", account.logged_out, name="logged_out"),
    path("reservekode/", account.new_recovery_code, name="new_recovery_code"),
    path("glemt-passord/kode/", passwords.recover, name="recover"),
    path("e-post/slett/", email.remove_email, name="remove_email"),
    path("e-post/bekreft/<uidb64>/<token>/", email.confirm_email, name="confirm_email"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    path("logg-inn/", allauth_views.login, name="account_login"),
    path("logg-ut/", allauth_views.logout, name="account_logout"),
    path("stengt/", allauth_views.account_inactive, name="account_inactive"),
    path("bekreft-passord/", account.ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("passord/", allauth_views.password_change, name="account_change_password"),
    path("glemt-passord/", passwords.forgotten, name="account_reset_password"),
    path("glemt-passord/sendt/", passwords.link_sent, name="account_reset_password_done"),
    path(
        "glemt-passord/nytt/<uidb64>/<token>/",
        passwords.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "glemt-passord/nytt/ferdig/",
        passwords.new_password_done,
        name="account_reset_password_from_key_done",
    ),
    path("e-post/", email.change_email, name="account_email"),
    path("e-post/sendt/", email.link_sent, name="account_email_verification_sent"),
    # Nobody signs up or is without a password here; allauth still looks the names up.
    path("ny/", RedirectView.as_view(pattern_name="join:code"), name="account_signup"),
    path(
        "velg-passord/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
]

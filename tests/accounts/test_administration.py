"""What an administrator can do with accounts, and above all what not."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from factories.programmes import Role, make_member, make_organisation, make_user

from accounts.models import User
from website import editors

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "et helt nytt passord"


@pytest.fixture
def admin(client):
    client.force_login(make_user("sjef", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def hr():
    return make_member(make_organisation(), Role.HR, email="hr@example.no")


@pytest.fixture
def editor():
    user = make_user("redaktor", email="redaktor@example.no")
    user.groups.add(editors.make_group())
    return user


def form_for(user, **changed):
    return {
        "login_name": user.login_name,
        "email": user.email or "",
        "first_name": "Kari",
        "last_name": "Nordmann",
        "is_active": "on",
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
        **changed,
    }


def logs_in(name, password="passord-123"):
    answer = Client().post("/konto/logg-inn/", {"login": name, "password": password})
    return answer.status_code == 302


@pytest.mark.parametrize("page", ["edit", "delete", "history", "usage"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_account_at_a_workplace_is_as_if_it_did_not_exist(admin, hr, page, method):
    address = reverse(f"wagtailusers_users:{page}", args=[hr.pk])

    response = getattr(admin, method)(address, form_for(hr, email="sjef@example.no"))

    assert response.status_code == 404
    hr.refresh_from_db()
    assert hr.email == "hr@example.no"
    assert logs_in(hr.login_name)


def test_an_account_cannot_be_copied(admin, hr):
    assert admin.get(f"/admin/users/copy/{hr.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("action", "form"),
    [
        ("assign_role", {}),
        ("delete", {}),
        ("set_active_state", {"mark_as_active": "False"}),
    ],
)
@pytest.mark.parametrize("chosen", ["one", "all"])
def test_no_action_on_many_accounts_touches_one_at_a_workplace(admin, hr, action, form, chosen):
    group = editors.make_group()
    address = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    ids = f"id={hr.pk}" if chosen == "one" else "id=all"

    shown = admin.get(f"{address}?{ids}")
    admin.post(f"{address}?{ids}", {"role": group.pk, **form})

    assert hr.login_name not in shown.content.decode()
    hr.refresh_from_db()
    assert hr.is_active
    assert not hr.groups.exists()


def test_the_list_holds_only_those_who_work_there_and_no_times(admin, hr, editor):
    html = admin.get(reverse("wagtailusers_users:index")).content.decode()

    assert editor.login_name in html
    assert "sjef" in html
    assert hr.login_name not in html
    assert not re.search(r"last.login|siste innlogging|sist innlogget", html, re.IGNORECASE)


@pytest.mark.parametrize("sought", ["hr@example.no", "person-"])
def test_a_search_finds_nobody_at_a_workplace(admin, hr, sought):
    html = admin.get(reverse("wagtailusers_users:index"), {"q": sought}).content.decode()

    assert hr.login_name not in html


def test_an_editors_names_and_roles_are_changed_but_never_what_they_log_in_with(admin, editor):
    address = reverse("wagtailusers_users:edit", args=[editor.pk])
    form = form_for(editor, email="sjef@example.no", login_name="annet", groups=[])

    shown = admin.get(address).content.decode()
    response = admin.post(address, form)

    assert 'type="password"' not in shown
    assert response.status_code == 302
    editor.refresh_from_db()
    assert editor.first_name == "Kari"
    assert not editor.groups.exists()
    assert (editor.login_name, editor.email) == ("redaktor", "redaktor@example.no")
    assert logs_in("redaktor")
    assert not logs_in("redaktor", NEW_PASSWORD)


def test_two_accounts_without_address_can_both_be_changed(admin):
    for name in ("en", "to"):
        user = make_user(name, is_staff=True)
        admin.post(reverse("wagtailusers_users:edit", args=[user.pk]), form_for(user))

    changed = User.objects.filter(first_name="Kari")
    assert [user.email for user in changed] == [None, None]


def test_a_new_account_is_found_again_and_its_owner_logs_in(admin):
    form = form_for(User(login_name="ny", email="ny@example.no"))

    response = admin.post(reverse("wagtailusers_users:add"), form)

    assert response.status_code == 302
    made = User.objects.get(login_name="ny")
    assert admin.get(reverse("wagtailusers_users:edit", args=[made.pk])).status_code == 200
    assert logs_in("ny", NEW_PASSWORD)

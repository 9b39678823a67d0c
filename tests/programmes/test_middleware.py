"""One transaction a request: an answer of 500 leaves no row behind."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from factories.programmes import make_member, make_organisation

from accounts.models import User
from programmes.middleware import ScopeMiddleware
from programmes.models import Organisation

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "programmes.middleware.ScopeMiddleware",
]


def fails_after_writing(request):
    User.objects.create_user("skrevet-for-feilen")
    raise RuntimeError("feil etter at noe er skrevet")


def shows_organisations(request):
    return HttpResponse(",".join(Organisation.objects.values_list("name", flat=True)))


def writes(request):
    User.objects.create_user("skrevet")
    return HttpResponse("ok")


urlpatterns = [
    path("feiler/", fails_after_writing),
    path("viser/", shows_organisations),
    path("skriver/", writes),
]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.filterwarnings("ignore")
def test_a_response_of_500_leaves_no_row_behind(committed_db, client, settings):
    settings.MIDDLEWARE = MIDDLEWARE

    failed = client.get("/feiler/")
    after_failure = User.objects.count()
    worked = client.get("/skriver/")

    assert (failed.status_code, after_failure) == (500, 0)
    assert (worked.status_code, User.objects.count()) == (200, 1)


@pytest.mark.urls(__name__)
def test_a_person_sees_own_organisation_and_the_next_request_sees_nothing(
    committed_db, client, settings
):
    settings.MIDDLEWARE = MIDDLEWARE
    organisation = make_organisation(name="Min")
    make_organisation(name="Annen")
    client.force_login(make_member(organisation))

    mine = client.get("/viser/")
    nobodys = Client().get("/viser/")

    assert mine.content == b"Min"
    assert nobodys.content == b""


def test_a_view_without_person_reads_no_session():
    from programmes.middleware import without_person

    class Session:
        def __getattr__(self, name):
            raise AssertionError("the session was read")

    request = RequestFactory().get("/")
    request.session = Session()

    answer = ScopeMiddleware(lambda r: HttpResponse()).process_view(
        request, without_person(lambda request: HttpResponse()), (), {}
    )

    assert answer is None

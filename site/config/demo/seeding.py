"""Fills an empty database, and tells what other tools need to know of it."""

from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from config.demo import answers, companies, figures, people
from courses.models import Module, ModuleIndexPage, ModulePage
from programmes.actions import make_codes
from programmes.models import Organisation, Unit
from programmes.scope import scope
from surveys.models import Round

CODES_PRINTED = 5


def fill() -> dict[str, Any]:
    """Content, companies, people, figures and survey rounds; what var/demo.json tells of them."""
    call_command("load_starter_content", verbosity=0)
    made: list[Organisation] = []
    users: list[people.Person] = []
    with transaction.atomic():
        for company in companies.COMPANIES:
            organisation = companies.make(company)
            made.append(organisation)
            users += people.make_at_work(company, organisation)
        users += people.make_outside()
    for organisation in made:
        figures.publish_figures(organisation)
    today = timezone.localdate()
    rounds = [answers.make_rounds(organisation, today) for organisation in made]
    return {
        "users": _in_order(users),
        "organisations": [_described(organisation) for organisation in made],
        "join_codes": _join_codes(made[0]),
        "pages": _pages(made[0], *rounds[0]),
        "bench_module_page": _address(ModulePage.objects.first()),
    }


def _in_order(users: list[people.Person]) -> list[dict[str, str]]:
    """Users by role; within a role in the order of the companies, those without e-mail last."""
    roles = [role for role, *_ in people.AT_WORK + people.OUTSIDE]
    users = sorted(users, key=lambda user: (roles.index(user.role), not user.email))
    return [user.described() for user in users]


def _described(organisation: Organisation) -> dict[str, Any]:
    with scope(organisations=[organisation.pk]):
        units = list(Unit.objects.filter(organisation=organisation).order_by("path"))
    return {
        "id": str(organisation.pk),
        "orgnr": organisation.organisation_number,
        "name": organisation.name,
        "county": organisation.get_county_display(),
        "units": [
            {
                "id": str(unit.pk),
                "name": unit.name,
                "kind": unit.kind,
                "number_of_employees": unit.number_of_employees,
            }
            for unit in units
        ],
    }


def _join_codes(organisation: Organisation) -> list[dict[str, str]]:
    with scope(organisations=[organisation.pk]):
        unit = Unit.objects.get(organisation=organisation, name="Nattevakt")
        printed = make_codes(unit=unit, number=CODES_PRINTED)
    return [
        {"code": code, "organisation": organisation.name, "unit": unit.name} for code in printed
    ]


def _address(page: Page | None) -> str:
    """The page's path on this site."""
    address = page.get_url() if page else None
    return address or "/"


def _pages(organisation: Organisation, published: Round, opened: Round) -> dict[str, str]:
    return {
        "front": "/",
        "module_index": _address(
            ModuleIndexPage.objects.filter(locale__language_code="nb").first()
        ),
        "first_module": _address(Module.objects.filter(locale__language_code="nb").first()),
        "survey": reverse("surveys:round", args=[opened.pk]),
        "results": reverse("surveys:results", args=[published.pk]),
        "absence_dashboard": reverse("dashboards:absence", args=[organisation.pk]),
        "absence_import": reverse("dashboards:upload", args=[organisation.pk]),
        "adviser_home": reverse("programmes:organisations"),
        "editor": reverse("wagtailadmin_home"),
    }

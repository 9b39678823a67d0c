"""What each address is for, and a small world to ask it in."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone
from factories.courses import make_module, make_site, pages_of
from factories.dashboards import make_file, publish_file, read, rows_for
from factories.programmes import (
    Role,
    grant_access,
    make_adviser,
    make_member,
    make_organisation,
    make_user,
)
from factories.surveys import close_and_publish, give_answers, make_round

from courses.models import Module, ModulePage
from programmes.models import County, ReportingGroup, Unit
from programmes.scope import scope

# Addresses that belong to libraries; each is guarded by the library.
LIBRARIES = {
    "admin_door": "stands in for Wagtail's log-in page; tests/website/test_admin_door.py covers it",
    "wagtail_serve": "public content",
    "wagtail_serve_with_locale": "public content",
    "wagtailcore_login": "asks for the password of a protected page",
    "wagtail_password_required_pages_authenticate": "asks for the password of a protected page",
    "wagtailcore_authenticate_with_password": "asks for the password of a protected page",
}

EVERYONE = frozenset(
    {
        "employee", "manager", "department_manager", "safety_representative", "hr", "adviser",
        "foreign_adviser", "editor", "administrator", "stranger",
    }
)  # fmt: skip
MEMBERS = frozenset({"employee", "manager", "department_manager", "safety_representative", "hr"})
READERS = frozenset({"manager", "department_manager", "safety_representative", "hr", "adviser"})
HR = frozenset({"hr"})
ACCESS = frozenset({"hr", "manager"})
SHOWN = {200, 204, 302, 400, 422}


@dataclass(frozen=True)
class Entry:
    """Who an address answers.

    Attributes:
        who: roles that it answers for an object of their own.
        ids: what stands in the address.
        methods: what it can be asked with; others answer 405.
        login: it sends those who are not logged in to the log-in page.
        public: it answers anyone for any object that exists; ids are of public content.
    """

    who: frozenset[str] = EVERYONE
    ids: tuple[str, ...] = ()
    methods: tuple[str, ...] = ("get", "post")
    login: bool = True
    public: bool = False

    def expected(self, role: str, owner: str, method: str) -> set[int]:
        if role == "anonymous" and self.login:
            return {302, 405} if method not in self.methods else {302}
        if method not in self.methods:
            return {404, 405}
        exists = owner == "own" or (self.public and owner == "foreign")
        if exists and role in self.who:
            return SHOWN
        return {404} if self.ids else {404, 302}


ORGANISATION = ("organisation_id",)
IMPORT = ("organisation_id", "import_id")
OPEN = Entry(who=EVERYONE | {"anonymous"}, login=False)
# Sent by scripts, which no log-in page would help: without a log-in there is nothing to record.
OWN_PAGE = Entry(ids=("page_key",), public=True, methods=("post",), login=False)
OWN_MODULE = Entry(ids=("module_key",), public=True, methods=("post",))

ENTRIES: dict[str, Entry] = {
    "account_login": OPEN,
    "account_logout": OPEN,
    "account_inactive": OPEN,
    "account_reauthenticate": Entry(),
    "account_change_password": Entry(),
    "account_set_password": OPEN,
    "account_signup": OPEN,
    "account_email": Entry(),
    "account_email_verification_sent": OPEN,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "accounts:home": Entry(),
    "accounts:logged_out": OPEN,
    "accounts:new_recovery_code": Entry(),
    "accounts:recover": OPEN,
    "accounts:remove_email": Entry(),
    "join:code": OPEN,
    "join:account": OPEN,
    "programmes:organisations": Entry(),
    "programmes:organisation": Entry(who=MEMBERS | {"adviser"}, ids=ORGANISATION),
    "programmes:grant_access": Entry(who=ACCESS, ids=ORGANISATION),
    "programmes:withdraw_access": Entry(who=ACCESS, ids=ORGANISATION),
    "programmes:codes": Entry(who=HR, ids=ORGANISATION),
    "programmes:withdraw_codes": Entry(who=HR, ids=("organisation_id", "unit_id")),
    "courses:mine": Entry(),
    "courses:clear": Entry(),
    "courses:page_opened": OWN_PAGE,
    "courses:page_read": Entry(ids=("page_key",), public=True, methods=("post",)),
    "courses:module_done": OWN_MODULE,
    "courses:module_undone": OWN_MODULE,
    "surveys:rounds": Entry(),
    "surveys:new": Entry(who=HR),
    "surveys:thanks": OPEN,
    "surveys:round": Entry(who=MEMBERS, ids=("open_round_id",)),
    # Opens for the device that holds a ballot, whoever asks; tests/surveys covers that.
    "surveys:answer": Entry(who=frozenset(), login=False, ids=("open_round_id",)),
    "surveys:close": Entry(who=HR, ids=("open_round_id",)),
    "surveys:results": Entry(who=MEMBERS | {"adviser"}, ids=("round_id",), methods=("get",)),
    "dashboards:home": Entry(),
    "dashboards:absence": Entry(who=READERS, ids=ORGANISATION, methods=("get",)),
    "dashboards:absence_file": Entry(who=READERS, ids=ORGANISATION, methods=("get",)),
    "dashboards:upload": Entry(who=HR, ids=ORGANISATION),
    "dashboards:template": Entry(who=HR, ids=ORGANISATION, methods=("get",)),
    "dashboards:import": Entry(who=HR, ids=IMPORT, methods=("get",)),
    "dashboards:import_state": Entry(who=HR, ids=IMPORT, methods=("get",)),
    "dashboards:import_confirm": Entry(who=HR, ids=IMPORT, methods=("post",)),
    "dashboards:import_cancel": Entry(who=HR, ids=IMPORT, methods=("post",)),
    "website:components": OPEN,
}

# Addresses whose ids are secrets sent to one person; tests/accounts covers them.
SECRETS = {"accounts:confirm_email", "account_reset_password_from_key"}


@dataclass
class World:
    """Two organisations in two counties with the same things in them, and one person a role."""

    people: dict[str, Any] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)

    def kwargs(self, name: str, owner: str) -> dict[str, Any]:
        found = {}
        for wanted in ENTRIES[name].ids:
            value = uuid4() if owner == "random" else self.objects[owner][wanted]
            found[wanted.removeprefix("open_")] = value
        return found

    def address(self, name: str, owner: str) -> str:
        return reverse(name, kwargs=self.kwargs(name, owner))


def make_furnished(county: str) -> tuple[Any, dict[str, Any]]:
    """An organisation with figures, a file waiting, an open round and a published one."""
    organisation = make_organisation(county=county)
    grant_access(organisation)
    with scope(organisations=[organisation.pk]):
        groups = dict(
            ReportingGroup.objects.filter(organisation=organisation).values_list(
                "name", "number_of_employees"
            )
        )
        department = Unit.objects.get(organisation=organisation, name="Dag")
    publish_file(organisation, make_file(rows_for(groups, ["2025K1"])))
    waiting = read(organisation, make_file(rows_for(groups, ["2025K2"])))
    answered = make_round(organisation)
    week_ago = timezone.localdate() - timedelta(days=7)  # it can be closed early
    give_answers(answered, {name: min(people, 6) for name, people in groups.items()})
    published = close_and_publish(answered)
    return organisation, {
        "organisation_id": organisation.pk,
        "unit_id": department.pk,
        "import_id": waiting.pk,
        "round_id": published.pk,
        "open_round_id": make_round(organisation, opens=week_ago).pk,
    }


def build_world() -> World:
    """The world, with content that belongs to everyone."""
    index = make_site()
    module: Module = make_module(index)
    page: ModulePage = pages_of(module)[0]
    content = {"page_key": page.translation_key, "module_key": module.translation_key}
    own, own_objects = make_furnished(County.VESTFOLD)
    _foreign, foreign_objects = make_furnished(County.TROMS)
    return World(
        people={
            "employee": make_member(own, unit="Dag"),
            "manager": make_member(own, Role.MANAGER),
            "department_manager": make_member(own, Role.MANAGER, unit="Dag"),
            "safety_representative": make_member(own, Role.SAFETY_REPRESENTATIVE),
            "hr": make_member(own, Role.HR),
            "adviser": make_adviser(County.VESTFOLD),
            "foreign_adviser": make_adviser(County.NORDLAND),
            "editor": make_user(is_staff=False),
            "administrator": make_user(is_staff=True, is_superuser=True),
            "stranger": make_user(),
        },
        objects={"own": own_objects | content, "foreign": foreign_objects | content},
    )

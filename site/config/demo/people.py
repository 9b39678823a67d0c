"""Fictional people, each role in more than one organisation or county."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from accounts.models import User
from config.demo.companies import Company
from programmes.models import County, CountyAssignment, Membership, Organisation, Unit
from programmes.scope import scope
from website.editors import GROUP

PASSWORD = "rolig-havblikk-42"  # noqa: S105  printed by the demo for everyone to use

Role = Membership.Role
Outside = CountyAssignment.Role


@dataclass(frozen=True)
class Person:
    """A person of the demo.

    Attributes:
        role: the role's name for other tools, in lower case.
        login_name: what the person may log in with.
        email: "" for the one who has none.
        organisation: organisation number or county that the role holds for.
    """

    role: str
    login_name: str
    email: str
    organisation: str

    def described(self) -> dict[str, str]:
        """The person as var/demo.json tells it."""
        return {**self.__dict__, "password": PASSWORD}


AT_WORK = [
    ("employee", "ansatt", Role.EMPLOYEE, "first department"),
    ("manager", "leder", Role.MANAGER, ""),
    ("safety_representative", "verneombud", Role.SAFETY_REPRESENTATIVE, ""),
    ("hr", "hr", Role.HR, ""),
]
EMPLOYED_IN_DEPARTMENT = {Role.MANAGER, Role.SAFETY_REPRESENTATIVE}
OUTSIDE = [
    ("adviser", "radgiver", Outside.ADVISER),
    ("editor", "redaktor", Outside.EDITOR),
    ("administrator", "administrator", Outside.ADMINISTRATOR),
]
COUNTIES = [(County.VESTFOLD, "vestfold"), (County.TROMS, "troms")]


def _make_user(login_name: str, email: str, **fields: bool) -> User:
    return User.objects.create_user(login_name, PASSWORD, email, **fields)


def make_at_work(company: Company, organisation: Organisation) -> list[Person]:
    """One person for each role in the company.

    The leader and the safety representative have their role for the whole company and are employed
    in the department; HR stands above the departments. The first company also has a department's
    leader and an employee without e-mail.
    """
    made = []
    with scope(organisations=[organisation.pk]):
        root = Unit.objects.get(organisation=organisation, parent=None)
        department = Unit.objects.filter(
            organisation=organisation, kind=Unit.Kind.DEPARTMENT
        ).order_by("-number_of_employees", "name")[0]
        for role, word, held, where in AT_WORK:
            name = f"{word}.{company.key}"
            user = _make_user(name, f"{word}@{company.key}.example")
            unit = department if where else root
            _join(organisation, unit, user, held)
            if held in EMPLOYED_IN_DEPARTMENT:
                _join(organisation, department, user, Role.EMPLOYEE)
            made.append(Person(role, name, f"{word}@{company.key}.example", company.number))
        if company.key == "lysvik":
            made += _make_special(company, organisation, department)
    return made


def _make_special(company: Company, organisation: Organisation, department: Unit) -> list[Person]:
    night = Unit.objects.get(organisation=organisation, name="Nattevakt")
    _join(organisation, night, _make_user("nattevakt", ""), Role.EMPLOYEE)
    leader = _make_user("leder.dagvakt", "leder.dagvakt@lysvik.example")
    _join(organisation, department, leader, Role.MANAGER)
    return [
        Person("manager", "leder.dagvakt", "leder.dagvakt@lysvik.example", company.number),
        Person("employee", "nattevakt", "", company.number),
    ]


def _join(organisation: Organisation, unit: Unit, user: User, role: str) -> None:
    Membership.objects.create(organisation=organisation, unit=unit, user=user, role=role)


def make_outside() -> list[Person]:
    """Advisers, editors and administrators, one of each in each county."""
    made = []
    editors = Group.objects.get(name=GROUP)
    for role, word, held in OUTSIDE:
        for county, place in COUNTIES:
            name, email = f"{word}.{place}", f"{word}@{place}.example"
            is_administrator = held == Outside.ADMINISTRATOR
            is_staff = held in (Outside.EDITOR, Outside.ADMINISTRATOR)
            user = _make_user(name, email, is_staff=is_staff, is_superuser=is_administrator)
            CountyAssignment.objects.create(user=user, county=county, role=held)
            if held == Outside.EDITOR:
                user.groups.add(editors)
            made.append(Person(role, name, email, county.label))
    return made

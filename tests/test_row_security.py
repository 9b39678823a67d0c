"""The second wall stands around every table with an organisation's or a person's data."""

import pytest
from django.apps import apps
from django.db import connection, models

OURS = {"accounts", "programmes", "courses", "surveys", "dashboards", "website"}

# Tables of ours that hold no organisation's data; each with the reason it is open.
OPEN = {
    "accounts_user": "accounts belong to no organisation; needed before anyone is logged in",
    "accounts_user_groups": "which editors' group an account is in",
    "accounts_user_user_permissions": "Django's own; unused",
    "programmes_countyassignment": "who works for the programme in a county; no organisation",
    "website_homepage": "public content",
    "website_informationpage": "public content",
    "website_sitesettings": "public content",
    "courses_moduleindexpage": "public content",
    "courses_module": "public content",
    "courses_modulepage": "public content",
}

# Unique constraints that name no organisation; each with the reason it tells nobody anything.
UNIQUE_ACROSS_ORGANISATIONS = {
    "programmes_organisation_organisation_number_key": "organisation numbers are public",
}


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def our_tables() -> set[str]:
    tables = set()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in OURS:
            tables.add(model._meta.db_table)
    return tables


@pytest.mark.django_db
def test_every_table_is_protected_or_is_open_for_a_reason():
    protected = {
        name
        for (name,) in rows(
            """
            SELECT relname FROM pg_class
            WHERE relkind IN ('r', 'p') AND relrowsecurity AND relforcerowsecurity
            """
        )
    }
    with_policies = {name for (name,) in rows("SELECT DISTINCT tablename FROM pg_policies")}

    assert our_tables() - set(OPEN) - protected == set()
    assert protected - with_policies == set()
    assert set(OPEN) & protected == set()
    assert set(OPEN) - our_tables() == set()


@pytest.mark.django_db
def test_every_table_in_the_database_belongs_to_a_model_we_know():
    """A table made by hand in a migration is found too."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    there = {
        name
        for (name,) in rows(
            """
            SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            WHERE nspname = 'public' AND relkind IN ('r', 'p', 'm', 'f')
            """
        )
    }

    assert there - known - {"django_migrations"} == set()


@pytest.mark.django_db
def test_views_ask_as_the_one_who_asks():
    views = rows(
        """
        SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE nspname = 'public' AND relkind = 'v'
          AND NOT COALESCE('security_invoker=true' = ANY (reloptions), false)
        """
    )

    assert views == []


@pytest.mark.django_db
def test_every_row_of_an_organisation_says_whose_it_is():
    """A table with a foreign key to a protected table carries the organisation itself."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in OURS or model._meta.db_table in OPEN:
            continue
        columns = {field.column for field in model._meta.concrete_fields}
        assert columns & {"organisation_id", "user_id"} or model._meta.label == (
            "programmes.Organisation"
        ), model._meta.label


@pytest.mark.django_db
def test_uniqueness_is_within_an_organisation():
    """Otherwise a clash would tell one organisation what another one has."""
    found = rows(
        """
        SELECT i.relname, array_agg(a.attname::text)
        FROM pg_index x
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_attribute a ON a.attrelid = i.oid
        WHERE x.indisunique AND NOT x.indisprimary AND t.relrowsecurity
        GROUP BY i.relname
        """
    )
    allowed = {"organisation_id", "user_id", "round_id"}

    across = {name for name, columns in found if not allowed & set(columns)}

    assert across == set(UNIQUE_ACROSS_ORGANISATIONS)


@pytest.mark.django_db
def test_the_tests_ask_as_a_role_that_owns_nothing_and_cannot_bypass():
    ((role, is_superuser, bypasses),) = rows(
        "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    )
    owned = rows("SELECT tablename FROM pg_tables WHERE tableowner = current_user")

    assert (role, is_superuser, bypasses, owned) == ("naervaer_web", False, False, [])


@pytest.mark.django_db
def test_functions_that_see_more_than_the_caller_pin_their_search_path():
    loose = rows(
        """
        SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
        WHERE nspname = 'public' AND prosecdef
          AND NOT EXISTS (SELECT 1 FROM unnest(proconfig) c WHERE c LIKE 'search_path=%')
        """
    )

    assert loose == []


def test_protected_data_is_no_snippet_page_or_revision():
    """Wagtail's own tables (log, revisions, search) know no organisation."""
    from wagtail.models import DraftStateMixin, Page, RevisionMixin
    from wagtail.snippets.models import get_snippet_models

    protected = [
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS and model._meta.db_table not in OPEN
    ]

    assert not any(issubclass(m, Page | RevisionMixin | DraftStateMixin) for m in protected)
    assert not set(protected) & set(get_snippet_models())
    assert all(issubclass(model, models.Model) for model in protected)

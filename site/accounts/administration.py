"""Accounts in the editors' administration: only those that work there, and never their secrets.

Whoever could set the password or the e-mail address of an account at a workplace could log in as
that person and see what the person sees. So administrators reach no account but those of
administrators and editors, and set a password only when they make one of these. After that its
owner changes password and address, on the account page.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.functional import cached_property
from wagtail.admin.views.generic import usage
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import bulk_actions, users

from accounts.models import User


def administrators() -> QuerySet[User]:
    """Accounts that work in the administration, or were made there to do so."""
    works_there = Q(is_staff=True) | Q(is_superuser=True) | Q(groups__isnull=False)
    return User.objects.filter(works_there).distinct()


class NewAccountForm(UserCreationForm):
    """Makes an account for the administration."""

    def save(self, commit: bool = True) -> User:
        """Marks the account as one of the administration's, so that it is found there again."""
        self.instance.is_staff = True
        user: User = super().save(commit)
        return user


class AccountForm(UserEditForm):
    """Changes an account's names and roles, never what its owner logs in with."""

    password_enabled = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("email", User.USERNAME_FIELD):
            self.fields[name].disabled = True
        self.fields["email"].required = False
        self.fields["email"].empty_value = None


class AccountFilters(users.UserFilterSet):
    """Filters of the list, without times of logging in, which are not kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.filters["last_login"]


class IndexView(users.IndexView):
    """Lists the administration's accounts."""

    def get_base_queryset(self) -> QuerySet[User]:
        """Accounts that the list may hold."""
        return super().get_base_queryset().filter(pk__in=administrators().values("pk"))

    @cached_property
    def columns(self) -> list[Any]:
        """The list's columns, without times of logging in."""
        return [column for column in super().columns if column.name != "last_login"]


class OfAdministration:
    """A view of one account, which answers as if others did not exist."""

    def get_object(self, *args: Any, **kwargs: Any) -> User:
        """The account.

        Raises:
            Http404: it does not exist, or is no administrator's or editor's.
        """
        found: User = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not administrators().filter(pk=found.pk).exists():
            raise Http404
        return found


class EditView(OfAdministration, users.EditView):
    """Changes an account of the administration."""


class DeleteView(OfAdministration, users.DeleteView):
    """Deletes an account of the administration."""


class HistoryView(OfAdministration, users.HistoryView):
    """What has been done to an account of the administration."""


class UsageView(OfAdministration, usage.UsageView):
    """Where an account of the administration is referred to."""


class AccountViewSet(users.UserViewSet):
    """Wagtail's pages for accounts, kept to those of the administration."""

    index_view_class = IndexView
    edit_view_class = EditView
    delete_view_class = DeleteView
    history_view_class = HistoryView
    usage_view_class = UsageView
    filterset_class = AccountFilters
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """The form that makes an account, or changes one."""
        return AccountForm if for_update else NewAccountForm


class OnlyAdministration:
    """An action on many accounts at a time, which leaves others alone."""

    @classmethod
    def get_queryset(cls, model: type[User], object_ids: list[Any]) -> list[User]:
        """Accounts of the administration among those asked for."""
        return list(administrators().filter(pk__in=object_ids))


class AssignRole(OnlyAdministration, bulk_actions.AssignRoleBulkAction):
    """Puts accounts of the administration into a group."""


class Delete(OnlyAdministration, bulk_actions.DeleteBulkAction):
    """Deletes accounts of the administration."""


class SetActiveState(OnlyAdministration, bulk_actions.SetActiveStateBulkAction):
    """Closes or opens accounts of the administration."""

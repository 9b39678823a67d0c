"""The group of people who write the site's pages."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.http import HttpRequest
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
)

from website.models import SiteSettings

GROUP = "Redaktører"
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
COLLECTION_PERMISSIONS = (
    "add_image", "change_image", "choose_image",
    "add_document", "change_document", "choose_document",
)  # fmt: skip


def is_editor(request: HttpRequest) -> bool:
    """Whether the reader may open the administration."""
    return request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin")


def is_marked_editor(request: HttpRequest) -> bool:
    """Whether the reader is shown the ways into the administration.

    Their account is marked as one that works there, which costs nobody else a question to the
    database.
    """
    return request.user.is_authenticated and request.user.is_staff and is_editor(request)


@transaction.atomic
def make_group() -> Group:
    """The group whose members write, publish and illustrate every page, and nothing else."""
    group, is_new = Group.objects.get_or_create(name=GROUP)
    if is_new:
        # Wagtail's ready-made workflow and its name are English, and nobody here takes part in it.
        Workflow.objects.filter(name="Moderators approval").update(active=False)
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    change = f"change_{SiteSettings._meta.model_name}"
    name = Permission.objects.get(content_type__app_label="website", codename=change)
    group.permissions.add(admin, name)
    for codename in PAGE_PERMISSIONS:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=_permission("wagtailcore", codename)
        )
    for codename in COLLECTION_PERMISSIONS:
        app = "wagtailimages" if codename.endswith("image") else "wagtaildocs"
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=_permission(app, codename)
        )
    return group


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)

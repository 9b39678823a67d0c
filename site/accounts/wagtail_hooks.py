"""What the editors' administration does with accounts."""

from wagtail import hooks

from accounts.administration import AssignRole, Delete, SetActiveState

# After Wagtail's own, whose places they take.
for action in (AssignRole, Delete, SetActiveState):
    hooks.register("register_bulk_action", action, order=1)

"""Resources that behave as their past, not their state, decides."""

from dataclasses import replace

from answers import Refusal
from faults.registry import fault
from faults.tools import around, current
from store import Store


def remember_creators():
    """A dict from the sid of each resource to the verb that created it."""
    creators = {}

    @around(Store, "create")
    def _(create, self, form):
        item = create(self, form)
        creators[item.sid] = current.verb
        return item

    return creators


@fault(
    "history-put-created-survives-delete",
    "A DELETE of a resource that a native PUT created is answered 204, but the resource stays.",
    "lifecycle.model",
    "lifecycle.settled",
    "delete.gone",
)
def _():
    creators = remember_creators()

    @around(Store, "delete")
    def _(delete, self, sid):
        if creators.get(sid) == "PUT":
            self.find(sid)
        else:
            delete(self, sid)


@fault(
    "history-overload-created-not-listed",
    "A resource that an overloaded PUT created is on no list.",
    "list.complete",
    "lifecycle.model",
)
def _():
    creators = remember_creators()

    @around(Store, "newest_first")
    def _(newest_first, self, before):
        return (item for item in newest_first(self, before) if creators.get(item.sid) != "overloaded PUT")


@fault(
    "history-overload-created-refuses-put",
    "A PUT to a resource that an overloaded PUT created is answered 404.",
    "lifecycle.model",
)
def _():
    creators = remember_creators()

    @around(Store, "update")
    def _(update, self, sid, form):
        if creators.get(sid) == "overloaded PUT" and current.verb == "PUT":
            raise Refusal(404)
        return update(self, sid, form)


@fault(
    "history-twice-updated-survives-delete",
    "The first DELETE of a resource that was updated twice or more is answered 404, and the resource stays.",
    "lifecycle.model",
)
def _():
    refused = set()

    @around(Store, "delete")
    def _(delete, self, sid):
        if self.find(sid).revision > 2 and sid not in refused:
            refused.add(sid)
            raise Refusal(404)
        delete(self, sid)


@fault(
    "history-post-after-put-resets",
    "A POST update that follows a PUT update resets the optional properties that it does not name.",
    "lifecycle.model",
    "write.partial-update",
)
def _():
    latest = {}

    @around(Store, "update")
    def _(update, self, sid, form):
        changed = update(self, sid, form)
        if latest.get(sid) == "PUT" and current.verb == "POST":
            unnamed = {
                field.property: field.default
                for name, field in self.kind.fields.items()
                if name not in form and not field.unique
            }
            changed = self.items[sid] = replace(changed, values=changed.values | unnamed)
        latest[sid] = current.verb
        return changed


@fault(
    "history-third-update-not-kept",
    "The third update of a resource, and each later one, shows the new values in its answer alone.",
    "lifecycle.model",
    "lifecycle.settled",
)
def _():
    @around(Store, "update")
    def _(update, self, sid, form):
        before = self.find(sid)
        changed = update(self, sid, form)
        if before.revision >= 3:
            self.items[sid] = before
        return changed

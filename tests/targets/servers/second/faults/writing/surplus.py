"""Writes that do more than they say."""

from dataclasses import replace

from faults.registry import fault
from faults.tools import around, current
from store import Store


def copy(store, item):
    """Adds a resource with equal values, even where they should be unique."""
    sid = item.sid[:-4] + ("0000" if item.sid[-4:] != "0000" else "1111")
    with store.lock:
        store.items[sid] = replace(item, sid=sid, order=next(store.orders))


@fault(
    "surplus-create-by-put",
    "A native PUT to a collection makes two resources, of which the answer shows one.",
    "lifecycle.settled",
)
def _():
    @around(Store, "create")
    def _(create, self, form):
        item = create(self, form)
        if current.verb == "PUT":
            copy(self, item)
        return item


@fault(
    "surplus-create-by-update",
    "An overloaded PUT to an instance updates it and also leaves a copy with another sid.",
    "lifecycle.settled",
)
def _():
    @around(Store, "update")
    def _(update, self, sid, form):
        item = update(self, sid, form)
        if current.verb == "overloaded PUT":
            copy(self, item)
        return item


@fault(
    "surplus-delete-of-older-neighbour",
    "A native DELETE also deletes the resource that was created just before the one it names.",
    "delete.only-target",
    "lifecycle.settled",
)
def _():
    @around(Store, "delete")
    def _(delete, self, sid):
        order = self.find(sid).order
        delete(self, sid)
        neighbour = next((item for item in self.newest_first(order) if item.order == order - 1), None)
        if neighbour is not None and current.verb == "DELETE":
            self.items.pop(neighbour.sid, None)

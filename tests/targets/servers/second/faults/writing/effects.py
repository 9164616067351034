"""Effects that come some time after the answer, when a client has looked already."""

from dataclasses import replace

from answers import Refusal
from api import Api
from faults.registry import fault
from faults.tools import around, as_owner, current, later
from store import Store


@fault(
    "late-put-reverted",
    "A second after a native PUT the resource has its earlier values again.",
    "lifecycle.settled",
)
def _():
    def revert(store, before):
        if before.sid in store.items:
            store.items[before.sid] = before

    @around(Store, "update")
    def _(update, self, sid, form):
        before = self.find(sid)
        changed = update(self, sid, form)
        if current.verb == "PUT":
            later(1.0, revert, self, before)
        return changed


@fault(
    "late-return-of-deleted",
    "What an overloaded DELETE deleted exists again 1.2 seconds later.",
    "lifecycle.settled",
)
def _():
    @around(Store, "delete")
    def _(delete, self, sid):
        item = self.find(sid)
        delete(self, sid)
        if current.verb == "overloaded DELETE":
            later(1.2, self.items.__setitem__, sid, item)


@fault(
    "late-create-after-400",
    "A create that was answered 400 makes a resource from the valid values one second later.",
    "lifecycle.settled",
    "write.rejected-without-effect",
)
def _():
    def valid(store, form):
        for name, value in form.items():
            try:
                store.read({name: value})
            except Refusal:
                continue
            yield name, value

    def make(create, store, form):
        try:
            create(store, dict(valid(store, form)))
        except Refusal:
            pass

    @around(Store, "create")
    def _(create, self, form):
        try:
            return create(self, form)
        except Refusal:
            later(1.0, make, create, self, form)
            raise


@fault(
    "late-update-after-400",
    "A PUT that was answered 400 applies its valid values 0.8 seconds later.",
    "lifecycle.settled",
    "write.rejected-without-effect",
)
def _():
    def apply(update, store, sid, form):
        for name, value in form.items():
            try:
                update(store, sid, {name: value})
            except Refusal:
                continue

    @around(Store, "update")
    def _(update, self, sid, form):
        try:
            return update(self, sid, form)
        except Refusal as refusal:
            if refusal.status == 400 and current.verb == "PUT":
                later(0.8, apply, update, self, sid, form)
            raise


@fault(
    "late-write-after-401",
    "A POST that was answered 401 is processed 0.7 seconds later.",
    "lifecycle.settled",
    "auth.no-side-effects",
)
def _():
    @around(Api, "handle")
    def _(handle, self, request):
        answer = handle(self, request)
        if answer.status == 401 and request.method == "POST" and "_method" not in request.target:
            later(0.7, handle, self, as_owner(self, request))
        return answer


@fault(
    "late-lower-case",
    "One second after a create by POST, the letters of the friendly name become lower-case.",
    "lifecycle.settled",
)
def _():
    def lower(store, sid):
        item = store.items.get(sid)
        if item is not None:
            name = str(item.values["friendly_name"]).lower()
            store.items[sid] = replace(item, values=item.values | {"friendly_name": name})

    @around(Store, "create")
    def _(create, self, form):
        item = create(self, form)
        if current.verb == "POST":
            later(1.0, lower, self, item.sid)
        return item

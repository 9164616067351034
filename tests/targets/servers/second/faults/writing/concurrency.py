"""Requests that disturb each other when they overlap. Each window is long enough for a client on a slow machine."""

import threading
import time
from dataclasses import replace

from answers import Refusal
from faults.registry import fault
from faults.tools import DELETES, around, current
from store import Store

WINDOW = 0.04


def own_unique(store, form):
    """The parameters that have to be unique. If they were mixed too, the server would refuse them."""
    fields = store.kind.fields
    return {name: value for name, value in form.items() if name in fields and fields[name].unique}


def all_but_unique(store, form):
    return {name: value for name, value in form.items() if name not in own_unique(store, form)}


@fault(
    "concurrent-creates-mix-values",
    "Simultaneous creates in one collection get the values of the one that came last, but for the unique name.",
    "lifecycle.concurrent",
)
def _():
    desk = {}

    @around(Store, "create")
    def _(create, self, form):
        desk[self] = form
        time.sleep(WINDOW)
        return create(self, all_but_unique(self, desk[self]) | own_unique(self, form))


@fault(
    "concurrent-creates-share-sid",
    "Of simultaneous creates in one collection, all get the sid of the first, and the last values stay.",
    "lifecycle.concurrent",
)
def _():
    open_sids = {}

    @around(Store, "create")
    def _(create, self, form):
        item = create(self, form)
        with self.lock:
            shared = open_sids.setdefault(self, item.sid)
            if shared != item.sid:
                del self.items[item.sid]
                item = self.items[shared] = replace(item, sid=shared)
        time.sleep(WINDOW)
        with self.lock:
            if open_sids.get(self) == item.sid:
                del open_sids[self]
        return item


@fault(
    "concurrent-updates-lost",
    "While one update is being written, an update of another resource is answered 200 but not kept.",
    "lifecycle.concurrent",
)
def _():
    writing = threading.Lock()

    @around(Store, "update")
    def _(update, self, sid, form):
        if not writing.acquire(blocking=False):
            item = self.find(sid)
            return replace(item, values=item.values | self.read(form))
        try:
            time.sleep(WINDOW)
            return update(self, sid, form)
        finally:
            writing.release()


@fault(
    "concurrent-overloaded-puts-swap",
    "Simultaneous overloaded PUTs to different resources all apply the form that came last, but for the unique name.",
    "lifecycle.concurrent",
)
def _():
    desk = {}

    @around(Store, "update")
    def _(update, self, sid, form):
        if current.verb != "overloaded PUT":
            return update(self, sid, form)
        desk[self] = form
        time.sleep(WINDOW)
        return update(self, sid, all_but_unique(self, desk[self]) | own_unique(self, form))


@fault(
    "concurrent-deletes-of-one-clash",
    "Of simultaneous DELETEs of one resource, the later ones are answered 400.",
    "lifecycle.concurrent",
)
def _():
    deleting = set()

    @around(Store, "delete")
    def _(delete, self, sid):
        self.find(sid)
        if sid in deleting:
            raise Refusal(400, "poistetaan jo")
        deleting.add(sid)
        try:
            time.sleep(WINDOW)
            delete(self, sid)
        finally:
            deleting.discard(sid)


@fault(
    "concurrent-deletes-lost",
    "While one DELETE is in progress, a DELETE of another resource is answered 204, but the resource stays.",
    "lifecycle.concurrent",
)
def _():
    deleting = threading.Lock()

    @around(Store, "delete")
    def _(delete, self, sid):
        self.find(sid)
        if current.verb in DELETES and deleting.acquire(blocking=False):
            try:
                time.sleep(WINDOW)
                delete(self, sid)
            finally:
                deleting.release()

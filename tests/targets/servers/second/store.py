"""The instances of one kind in one account. Every method is atomic."""

import itertools
import threading
import time
import uuid
from collections.abc import Iterator

from answers import Refusal
from resources import Item, Kind


class Store:
    def __init__(self, kind: Kind):
        self.kind = kind
        self.items: dict[str, Item] = {}
        self.orders = itertools.count(1)
        self.lock = threading.Lock()

    def create(self, form: dict[str, str]) -> Item:
        values = {field.property: field.default for field in self.kind.fields.values()}
        for name, field in self.kind.fields.items():
            if field.required and name not in form:
                raise Refusal(400, f"{name} puuttuu")
        values |= self.read(form)
        with self.lock:
            self.refuse_taken(values, None)
            now = time.time()
            # Sids match in upper and lower case.
            sid = self.kind.prefix + uuid.uuid4().hex.upper()
            item = Item(sid, next(self.orders), values, now, now)
            self.items[sid] = item
            return item

    def find(self, sid: str) -> Item:
        with self.lock:
            return self.existing(sid)

    def update(self, sid: str, form: dict[str, str]) -> Item:
        self.find(sid)
        changes = self.read(form)
        with self.lock:
            item = self.existing(sid)
            self.refuse_taken(changes, item)
            # A new object per update, so that concurrent readers see a consistent state.
            changed = Item(sid, item.order, item.values | changes, item.created, time.time(), item.revision + 1)
            self.items[sid] = changed
            return changed

    def delete(self, sid: str) -> None:
        with self.lock:
            self.existing(sid)
            del self.items[sid]

    def newest_first(self, before: int | None) -> Iterator[Item]:
        """Items created before the given order, so that pages stay stable during concurrent creates and deletes."""
        with self.lock:
            items = list(self.items.values())
        return (item for item in reversed(items) if before is None or item.order < before)

    def existing(self, sid: str) -> Item:
        if sid not in self.items:
            raise Refusal(404)
        return self.items[sid]

    def read(self, form: dict[str, str]) -> dict[str, object]:
        known = self.kind.fields
        return {known[name].property: known[name].read(name, value) for name, value in form.items() if name in known}

    def refuse_taken(self, values: dict[str, object], own: Item | None) -> None:
        for name, field in self.kind.fields.items():
            if not field.unique or field.property not in values:
                continue
            wanted = values[field.property]
            if any(item is not own and item.values[field.property] == wanted for item in self.items.values()):
                raise Refusal(400, f"{name} on jo käytössä")

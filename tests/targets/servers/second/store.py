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
        self._items: dict[str, Item] = {}
        self._orders = itertools.count(1)
        self._lock = threading.Lock()

    def create(self, form: dict[str, str]) -> Item:
        values = {field.property: field.default for field in self.kind.fields.values()}
        for name, field in self.kind.fields.items():
            if field.required and name not in form:
                raise Refusal(400, f"{name} puuttuu")
        values |= self._read(form)
        with self._lock:
            self._refuse_taken(values, None)
            now = time.time()
            # Sids match in upper and lower case.
            sid = self.kind.prefix + uuid.uuid4().hex.upper()
            item = Item(sid, next(self._orders), values, now, now)
            self._items[sid] = item
            return item

    def find(self, sid: str) -> Item:
        with self._lock:
            return self._existing(sid)

    def update(self, sid: str, form: dict[str, str]) -> Item:
        self.find(sid)
        changes = self._read(form)
        with self._lock:
            item = self._existing(sid)
            self._refuse_taken(changes, item)
            # A new object per update, so that concurrent readers see a consistent state.
            changed = Item(sid, item.order, item.values | changes, item.created, time.time(), item.revision + 1)
            self._items[sid] = changed
            return changed

    def delete(self, sid: str) -> None:
        with self._lock:
            self._existing(sid)
            del self._items[sid]

    def newest_first(self, before: int | None) -> Iterator[Item]:
        """Items created before the given order, so that pages stay stable during concurrent creates and deletes."""
        with self._lock:
            items = list(self._items.values())
        return (item for item in reversed(items) if before is None or item.order < before)

    def _existing(self, sid: str) -> Item:
        if sid not in self._items:
            raise Refusal(404)
        return self._items[sid]

    def _read(self, form: dict[str, str]) -> dict[str, object]:
        known = self.kind.fields
        return {known[name].property: known[name].read(name, value) for name, value in form.items() if name in known}

    def _refuse_taken(self, values: dict[str, object], own: Item | None) -> None:
        for name, field in self.kind.fields.items():
            if not field.unique or field.property not in values:
                continue
            wanted = values[field.property]
            if any(item is not own and item.values[field.property] == wanted for item in self._items.values()):
                raise Refusal(400, f"{name} on jo käytössä")

"""Lists whose entries are missing, repeated or out of date."""

import re

import api
from faults.registry import fault
from faults.tools import around, current
from store import Store


def entries(store, answer):
    return answer.body[store.kind.list_property]


def last_order(link):
    """The order of the last entry before the page that the link names."""
    return int(re.search(r"PT(\d+)", link)[1])


@fault(
    "list-default-hides-every-other",
    "A list without PageSize lacks every second resource; with PageSize it is complete.",
    "list.complete",
)
def _():
    @around(api, "list_page")
    def _(list_page, store, account, query):
        answer = list_page(store, account, query)
        if "PageSize" not in query:
            shown = entries(store, answer)
            items = store.items
            shown[:] = [entry for entry in shown if entry["sid"] in items and items[entry["sid"]].order % 2]
        return answer


@fault(
    "list-small-page-repeats-boundary",
    "With a PageSize up to 20, the second page begins with the last entry of the first.",
    "list.complete",
    "list.pages",
)
def _():
    @around(api, "list_page")
    def _(list_page, store, account, query):
        answer = list_page(store, account, query)
        following = answer.body["next_page_uri"]
        if following and answer.body["page"] == 0 and answer.body["page_size"] <= 20:
            last = last_order(following)
            answer.body["next_page_uri"] = following.replace(f"PT{last}", f"PT{last + 1}")
        return answer


@fault(
    "list-small-page-loses-one",
    "With a PageSize up to 20, one resource is on no page: the one after the first page.",
    "list.complete",
    "list.pages",
)
def _():
    @around(api, "list_page")
    def _(list_page, store, account, query):
        answer = list_page(store, account, query)
        following = answer.body["next_page_uri"]
        if following and answer.body["page"] == 0 and answer.body["page_size"] <= 20:
            last = last_order(following)
            lost = next(store.newest_first(last), None)
            if lost is not None:
                answer.body["next_page_uri"] = following.replace(f"PT{last}", f"PT{lost.order}")
        return answer


@fault(
    "list-keeps-deleted-by-overload",
    "A resource that an overloaded DELETE deleted stays in the list for good.",
    "list.complete",
    "delete.gone",
    "lifecycle.settled",
)
def _():
    ghosts = []

    @around(Store, "delete")
    def _(delete, self, sid):
        item = self.find(sid)
        delete(self, sid)
        if current.verb == "overloaded DELETE":
            ghosts.append((self, item))

    @around(Store, "newest_first")
    def _(newest_first, self, before):
        dead = [item for store, item in ghosts if store is self and (before is None or item.order < before)]
        return iter(sorted([*newest_first(self, before), *dead], key=lambda item: -item.order))


@fault(
    "list-stale-after-put",
    "A list shows a resource as it was before its latest update, if that was a native PUT.",
    "list.agrees",
    "lifecycle.model",
)
def _():
    shown = {}

    @around(Store, "update")
    def _(update, self, sid, form):
        before = self.find(sid)
        changed = update(self, sid, form)
        shown[sid] = before if current.verb == "PUT" else changed
        return changed

    @around(Store, "newest_first")
    def _(newest_first, self, before):
        return (shown.get(item.sid, item) for item in newest_first(self, before))


@fault(
    "list-entry-cuts-name",
    "An entry of a list shows no more than 24 characters of the friendly name.",
    "list.agrees",
    "lifecycle.model",
)
def _():
    @around(api, "list_page")
    def _(list_page, store, account, query):
        answer = list_page(store, account, query)
        for entry in entries(store, answer):
            entry["friendly_name"] = entry["friendly_name"][:24]
        return answer

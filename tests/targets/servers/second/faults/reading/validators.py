"""Validators that do not change with what they stand for."""

from dataclasses import replace

import api
from answers import Answer
from faults.registry import fault
from faults.tools import around, current
from store import Store


def keep_validator(store, before, changed):
    """Gives the changed resource the validator that it had before."""
    kept = replace(changed, revision=before.revision, updated=before.updated)
    store.items[changed.sid] = kept
    return kept


@fault(
    "validator-kept-by-overloaded-put",
    "An overloaded PUT changes the resource but not its ETag or Last-Modified: the old copy counts as current.",
    "get.304",
)
def _():
    @around(Store, "update")
    def _(update, self, sid, form):
        before = self.find(sid)
        changed = update(self, sid, form)
        return keep_validator(self, before, changed) if current.verb == "overloaded PUT" else changed


@fault(
    "validator-kept-by-second-put",
    "The second native PUT in a row changes the resource but not its ETag or Last-Modified.",
    "get.304",
)
def _():
    latest = {}

    @around(Store, "update")
    def _(update, self, sid, form):
        before = self.find(sid)
        changed = update(self, sid, form)
        again = latest.get(sid) == current.verb == "PUT"
        latest[sid] = "" if again else current.verb
        return keep_validator(self, before, changed) if again else changed


def tag_lists(counted):
    """Gives lists an ETag that changes only with the counted methods of the store."""
    changes = {}
    for name in counted:

        @around(Store, name)
        def _(change, self, *args):
            result = change(self, *args)
            changes[self] = changes.get(self, 0) + 1
            return result

    @around(api, "answer_collection")
    def _(answer_collection, store, account, method, query, request):
        tag = f'"list-{changes.get(store, 0)}"'
        if method == "GET" and request.headers.get("if-none-match") == tag:
            return Answer(304, headers=[("etag", tag)])
        answer = answer_collection(store, account, method, query, request)
        if method == "GET":
            answer.headers.append(("etag", tag))
        return answer


@fault(
    "validator-of-list-kept-by-delete",
    "Lists have an ETag, which creates and updates change but deletes do not.",
    "get.304",
)
def _():
    tag_lists(("create", "update"))


@fault(
    "validator-of-list-kept-by-create",
    "Lists have an ETag, which updates and deletes change but creates do not.",
    "get.304",
)
def _():
    tag_lists(("update", "delete"))

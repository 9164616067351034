"""Near misses of the sid of a live resource that are taken for it."""

import re
from dataclasses import replace

import api
from answers import Refusal
from api import Api
from faults.registry import fault
from faults.tools import DELETES, PUTS, around, current, path_of


def one_digit_differs(own, asked):
    return len(own) == len(asked) and own[:2] == asked[:2] and sum(a != b for a, b in zip(own, asked)) == 1


def resolve(store, asked, matches):
    """The sid that is asked for, or a live one that the fault takes for it."""
    if asked in store.items:
        return asked
    return next((own for own in list(store.items) if matches(own, asked)), asked)


def misread(verbs, matches):
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        if current.verb in verbs:
            sid = resolve(store, sid, matches)
        return answer_instance(store, account, sid, method, request)


@fault(
    "sid-one-digit-off-deletes",
    "A DELETE of a sid that differs from a live one in a single digit deletes the live resource.",
    "delete.404",
    "overload.delete.404",
)
def _():
    misread(DELETES, one_digit_differs)


@fault(
    "sid-one-digit-off-updates-behind-404",
    "A PUT to a sid that differs from a live one in a single digit is answered 404, but updates the live resource.",
    "put.404",
    "overload.put.404",
)
def _():
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        meant = resolve(store, sid, one_digit_differs) if current.verb in PUTS else sid
        answer = answer_instance(store, account, meant, method, request)
        if meant != sid:
            raise Refusal(404)
        return answer


@fault("sid-extended-updates", "A POST to a live sid with characters appended updates the resource.", "post.404")
def _():
    misread(("POST",), lambda own, asked: asked.startswith(own))


@fault("sid-cut-is-read", "A GET of the beginning of a live sid gives the resource.", "get.404")
def _():
    misread(("GET",), lambda own, asked: len(asked) >= 16 and own.startswith(asked))


@fault(
    "sid-cut-overloaded-delete",
    "An overloaded DELETE of a live sid that lacks its last characters deletes the resource.",
    "overload.delete.404",
)
def _():
    misread(("overloaded DELETE",), lambda own, asked: len(asked) >= 16 and own.startswith(asked))


@fault(
    "sid-other-prefix-is-put",
    "A PUT looks a resource up by its 32 digits alone, whatever the prefix.",
    "put.404",
    "overload.put.404",
)
def _():
    misread(PUTS, lambda own, asked: asked[2:] == own[2:])


@fault(
    "sid-prefix-letter-case",
    "A GET or POST takes the prefix of a live sid in lower case, such as qu for QU.",
    "get.404",
    "post.404",
)
def _():
    misread(("GET", "POST"), lambda own, asked: asked[2:] == own[2:] and asked[:2].upper() == own[:2])


@fault(
    "sid-wildcards",
    "In the sid of a GET or POST, `*` and `%` stand for any characters and `_` for one.",
    "get.404",
    "post.404",
)
def _():
    def matches(own, asked):
        return re.fullmatch(re.escape(asked).replace(r"\*", ".*").replace("%", ".*").replace("_", "."), own)

    misread(("GET", "POST"), matches)


def reread(verbs, change):
    """Handles a request that was answered 404 again, with another path."""

    @around(Api, "handle")
    def _(handle, self, request):
        current.verb = ""
        answer = handle(self, request)
        target = change(path_of(request))
        if answer.status != 404 or current.verb not in verbs or target is None:
            return answer
        query = request.target.partition("?")[2]
        return handle(self, replace(request, target=f"{target}?{query}"))


@fault(
    "sid-below-other-collection",
    "An overloaded DELETE finds an application below Queues, and a queue below Applications.",
    "overload.delete.404",
)
def _():
    other = {"Queues": "Applications", "Applications": "Queues"}
    reread(
        ("overloaded DELETE",),
        lambda path: re.sub(r"/(Queues|Applications)/", lambda found: f"/{other[found[1]]}/", path),
    )


@fault(
    "sid-segment-appended",
    "A GET or a PUT ignores a segment that is appended to the path of a live resource.",
    "get.404",
    "put.404",
    "overload.put.404",
)
def _():
    def shorten(path):
        found = re.fullmatch(r"(.*/[A-Z]{2}[0-9A-Fa-f]{32})(?:\.json)?/[^/]+", path)
        return f"{found[1]}.json" if found else None

    reread(("GET", *PUTS), shorten)

"""`_method` taken in a wrong spelling, from a wrong place, or with a wrong result."""

import re
import urllib.parse
from dataclasses import replace

import api
from answers import Refusal
from api import Api
from faults.registry import fault
from faults.tools import around, current
from fields import parse_form


def also_delete(when):
    """Deletes where the fault takes the request for a DELETE."""

    @around(api, "effective_method")
    def _(effective_method, request, query):
        return "DELETE" if when(request, query) else effective_method(request, query)


@fault(
    "overload-value-contains-delete",
    "A POST deletes if the value of `_method` merely contains DELETE, as UNDELETE does.",
    "overload.unknown-value",
)
def _():
    also_delete(lambda request, query: request.method == "POST" and "DELETE" in query.get("_method", ""))


@fault("overload-empty-value-deletes", "A POST with an empty `_method` deletes.", "overload.unknown-value")
def _():
    also_delete(lambda request, query: request.method == "POST" and query.get("_method") == "")


@fault(
    "overload-value-list",
    "A POST deletes if `_method` is a list with commas that ends in DELETE.",
    "overload.unknown-value",
)
def _():
    also_delete(lambda request, query: request.method == "POST" and query.get("_method", "").endswith(",DELETE"))


@fault("overload-from-form", "`_method=DELETE` in the form of a POST deletes.", "overload.query-only")
def _():
    also_delete(
        lambda request, query: request.method == "POST"
        and urllib.parse.parse_qs(request.body.decode("utf-8", "replace")).get("_method") == ["DELETE"]
    )


@fault("overload-get-deletes", "A GET with `_method=DELETE` and a form body deletes.", "overload.get.ignored")
def _():
    also_delete(lambda request, query: request.method == "GET" and request.body and query.get("_method") == "DELETE")


@fault(
    "overload-first-parameter-only",
    "`_method` counts only as the first parameter of the query.",
    "overload.other-parameters",
)
def _():
    @around(api, "effective_method")
    def _(effective_method, request, query):
        first = re.search(r"\?_method=", request.target)
        return effective_method(request, query) if first else request.method


@fault(
    "overload-get-with-form-updates",
    "A GET with `_method=PUT` and a form body answers as usual, but applies the form.",
    "overload.get.ignored",
)
def _():
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        answer = answer_instance(store, account, sid, method, request)
        if request.method == "GET" and "_method=PUT" in request.target and request.body:
            store.update(sid, parse_form(request.headers.get("content-type"), request.body))
        return answer


@fault(
    "overload-put-needs-form",
    "An overloaded PUT to an instance with no form is answered 400; a native one updates nothing and is answered 200.",
    "overload.equivalence",
)
def _():
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        if current.verb == "overloaded PUT" and not request.body and sid in store.items:
            raise Refusal(400, "lomake puuttuu")
        return answer_instance(store, account, sid, method, request)


@fault(
    "overload-delete-refuses-form",
    "An overloaded DELETE with a form is answered 400; a native one with a form deletes.",
    "overload.equivalence",
)
def _():
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        if current.verb == "overloaded DELETE" and request.body:
            raise Refusal(400, "lomake on liikaa")
        return answer_instance(store, account, sid, method, request)


@fault(
    "overload-put-creates-with-200",
    "An overloaded PUT to a collection is answered 200 in place of 201.",
    "overload.put.201",
    "overload.equivalence",
)
def _():
    @around(Api, "handle")
    def _(handle, self, request):
        current.verb = ""
        answer = handle(self, request)
        return replace(answer, status=200) if (answer.status, current.verb) == (201, "overloaded PUT") else answer

"""Leaks between the two accounts."""

import api
from answers import Refusal
from api import Api
from faults.registry import fault
from faults.tools import PUTS, around, as_owner, current, path_of, siblings
from store import Store


def holder(store, sid):
    """The store that has the sid, in whatever account."""
    return next((other for other in siblings(store) if sid in other.items), store)


@fault(
    "isolation-read-by-sid",
    "Below one's own path, a GET gives the resource of another account to whoever knows its sid.",
    "auth.isolation",
)
def _():
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        found = holder(store, sid) if method == "GET" else store
        return answer_instance(found, account, sid, method, request)


@fault(
    "isolation-put-by-sid",
    "Below one's own path, a PUT updates the resource of another account.",
    "auth.isolation",
)
def _():
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        found = holder(store, sid) if current.verb in PUTS else store
        return answer_instance(found, account, sid, method, request)


@fault(
    "isolation-deleted-behind-404",
    "Below one's own path, an overloaded DELETE of another account's sid is answered 404, but deletes the resource.",
    "auth.isolation",
)
def _():
    @around(Store, "find")
    def _(find, self, sid):
        other = holder(self, sid)
        if other is not self and current.verb == "overloaded DELETE":
            other.delete(sid)
            raise Refusal(404)
        return find(self, sid)


@fault(
    "isolation-list-of-both",
    "A list with a PageSize shows the resources of all accounts.",
    "auth.isolation",
)
def _():
    @around(api, "list_page")
    def _(list_page, store, account, query):
        answer = list_page(store, account, query)
        if "PageSize" in query and answer.body["next_page_uri"] is None:
            foreign = [item for other in siblings(store) for item in other.newest_first(None)]
            answer.body[store.kind.list_property] += [store.kind.represent(account, item) for item in foreign]
        return answer


def retried_for_owner(handle, server, request):
    """The answer that the owner of the path would get, if the credentials are valid but of another account."""
    if server.tokens and as_owner(server, request) is not request:
        return handle(server, as_owner(server, request))
    return None


@fault(
    "other-account-reads-list",
    "The credentials of another account open the lists of this one.",
    "auth.other-account",
)
def _():
    @around(Api, "handle")
    def _(handle, self, request):
        answer = handle(self, request)
        is_list = request.method == "GET" and path_of(request).count("/") == 4
        if answer.status == 404 and is_list:
            return retried_for_owner(handle, self, request) or answer
        return answer


@fault(
    "other-account-writes-behind-404",
    "A POST to an instance with the credentials of another account is answered 404, but applied.",
    "auth.other-account",
)
def _():
    @around(Api, "handle")
    def _(handle, self, request):
        answer = handle(self, request)
        if answer.status == 404 and current.verb == "POST" and path_of(request).count("/") == 5:
            retried_for_owner(handle, self, request)
        return answer

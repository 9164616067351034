"""Provoked statuses that are not what they say: processed writes, and states that stay."""

import time

import api
from answers import Refusal
from api import Api
from faults.registry import fault
from faults.tools import around, current, later, path_of, without_hook


def after(status, verbs, act):
    """Does something after the hook has brought the status to one of the verbs."""

    @around(Api, "handle")
    def _(handle, self, request):
        current.verb = ""
        answer = handle(self, request)
        if answer.status == status and current.verb in verbs and "prefer" in request.headers:
            act(lambda: handle(self, without_hook(request)), answer)
        return answer


@fault("hook-500-processes-put", "A native PUT that is answered 500 was carried out.", "put.500")
def _():
    after(500, ("PUT",), lambda process, answer: process())


@fault(
    "hook-500-processes-overloaded-put",
    "An overloaded PUT that is answered 500 was carried out.",
    "overload.put.500",
)
def _():
    after(500, ("overloaded PUT",), lambda process, answer: process())


@fault(
    "hook-429-processes-overloaded-delete",
    "An overloaded DELETE that is answered 429 has deleted the resource.",
    "overload.delete.429",
)
def _():
    after(429, ("overloaded DELETE",), lambda process, answer: process())


@fault(
    "hook-429-processes-post-late",
    "A POST that is answered 429 is carried out one second later.",
    "lifecycle.settled",
    "post.429",
)
def _():
    after(429, ("POST",), lambda process, answer: later(1.0, process))


@fault(
    "hook-503-sticks",
    "After a GET that was answered 503, every GET of the same path is answered 503 for 20 seconds.",
    "get.503",
)
def _():
    until = {}

    @around(api, "play_hook")
    def _(play_hook, method, prefer, path):
        if method == "GET" and "503" in prefer:
            until[path] = time.monotonic() + 20
        play_hook(method, prefer, path)
        if method == "GET" and until.get(path, 0) > time.monotonic():
            raise Refusal(503)


@fault(
    "hook-500-locks-for-put",
    "After a PUT that was answered 500, the resource answers 404 to every native PUT.",
    "put.500",
)
def _():
    locked = set()

    @around(api, "play_hook")
    def _(play_hook, method, prefer, path):
        if current.verb == "PUT" and "500" in prefer:
            locked.add(path)
        play_hook(method, prefer, path)
        if current.verb == "PUT" and path in locked:
            raise Refusal(404)


@fault(
    "hook-302-leads-to-collection",
    "The Location of a 302 for an instance names its collection.",
    "get.302",
)
def _():
    @around(Api, "handle")
    def _(handle, self, request):
        answer = handle(self, request)
        if answer.status == 302 and path_of(request).count("/") == 5:
            collection = path_of(request).rpartition("/")[0] + ".json"
            answer.headers = [(name, collection if name == "location" else value) for name, value in answer.headers]
        return answer


@fault(
    "hook-500-not-on-overloaded-delete",
    "The hook for 500 works on a native DELETE, but an overloaded one deletes.",
    "overload.delete.500",
)
def _():
    @around(api, "play_hook")
    def _(play_hook, method, prefer, path):
        if current.verb != "overloaded DELETE" or "500" not in prefer:
            play_hook(method, prefer, path)

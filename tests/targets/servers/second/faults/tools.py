"""What the faults share: a way to wrap functions of the sound server, and the request in progress."""

import base64
import threading
import urllib.parse
from dataclasses import replace
from typing import Any, Callable

import api
from api import Api, Request
from store import Store

PUTS = ("PUT", "overloaded PUT")
DELETES = ("DELETE", "overloaded DELETE")


class Current(threading.local):
    """The request that this thread answers. Each connection has a thread of its own."""

    verb = ""
    """The effective method, such as `PUT`, or `overloaded PUT`."""
    creating = False
    """Whether the request goes to a collection."""


current = Current()
stores: list[Store] = []


def around(owner: Any, name: str) -> Callable[[Callable[..., Any]], None]:
    """Replaces a function or method. The replacement receives the original as its first argument."""

    def decorate(wrapper: Callable[..., Any]) -> None:
        original = getattr(owner, name)

        def replaced(*args: Any, **options: Any) -> Any:
            return wrapper(original, *args, **options)

        setattr(owner, name, replaced)

    return decorate


def track() -> None:
    """Fills `current` and `stores`, for every fault."""

    @around(api, "effective_method")
    def _(effective_method, request, query):
        method = effective_method(request, query)
        current.verb = method if method == request.method else f"overloaded {method}"
        return method

    @around(api, "answer_collection")
    def _(answer_collection, *args):
        current.creating = True
        return answer_collection(*args)

    @around(api, "answer_instance")
    def _(answer_instance, *args):
        current.creating = False
        return answer_instance(*args)

    @around(Store, "__init__")
    def _(init, self, kind):
        init(self, kind)
        stores.append(self)


def later(seconds: float, action: Callable[..., Any], *args: Any) -> None:
    """Does something after the answer has been sent."""
    timer = threading.Timer(seconds, action, args)
    timer.daemon = True
    timer.start()


def as_owner(server: Api, request: Request) -> Request:
    """The request with the credentials of the account in its path, if there is one."""
    account = (request.target.partition("?")[0].split("/") + [""] * 4)[3]
    if account not in server.tokens:
        return request
    pair = base64.b64encode(f"{account}:{server.tokens[account]}".encode()).decode()
    return replace(request, headers=request.headers | {"authorization": f"Basic {pair}"})


def without_hook(request: Request) -> Request:
    return replace(request, headers={name: value for name, value in request.headers.items() if name != "prefer"})


def path_of(request: Request) -> str:
    return urllib.parse.unquote(request.target.partition("?")[0])


def siblings(store: Store) -> list[Store]:
    """The stores of the same kind in other accounts."""
    return [other for other in stores if other.kind is store.kind and other is not store]


def text_property(name: str) -> bool:
    return name == "friendly_name"


def url_property(name: str) -> bool:
    return name.endswith("_url") or name == "status_callback"

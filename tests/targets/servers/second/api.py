"""Handles a request: checks credentials, hook, route, method and form, in that order."""

import re
import time
import urllib.parse
from dataclasses import dataclass

from answers import Answer, Refusal, http_date
from authentication import authenticate
from fields import parse_form
from paging import list_page
from resources import KINDS, available_phone_numbers, balance
from store import Store
from validators import is_current, not_modified, validator_of

SINGLETONS = {"Balance": balance, "AvailablePhoneNumbers": available_phone_numbers}

# Statuses that a client cannot provoke without the hook, for each method that documents them.
HOOKED = {
    "GET": {302, 429, 500, 503},
    "POST": {429, 500},
    "PUT": {429, 500},
    "DELETE": {429, 500},
}

ROUTE = re.compile(r"/2010-04-01/Accounts/([^/]+)/([A-Za-z]+)(?:/([^/]+))?\.json")


@dataclass(frozen=True)
class Request:
    """`headers` by lower-case name. The first of several with the same name counts."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class Api:
    def __init__(self, tokens: dict[str, str]):
        self.tokens = tokens
        self.stores = {(sid, name): Store(kind) for sid in tokens for name, kind in KINDS.items()}

    def handle(self, request: Request) -> Answer:
        try:
            return self._answer(request)
        except Refusal as refusal:
            return refusal.answer()

    def _answer(self, request: Request) -> Answer:
        account = authenticate(request.headers.get("authorization"), self.tokens)
        path, _, query_text = request.target.partition("?")
        query = dict(urllib.parse.parse_qsl(query_text, keep_blank_values=True, errors="replace"))
        method = effective_method(request, query)
        play_hook(method, request.headers.get("prefer", ""), path)

        route = ROUTE.fullmatch(urllib.parse.unquote(path, errors="replace"))
        # Another account is reported as not existing.
        if route is None or route[1] != account:
            raise Refusal(404)
        name, sid = route[2], route[3]
        if name in SINGLETONS and sid is None:
            offer(method, "GET")
            return Answer(200, SINGLETONS[name](account))
        if name not in KINDS:
            raise Refusal(404)
        store = self.stores[account, name]
        if sid is None:
            return answer_collection(store, account, method, query, request)
        return answer_instance(store, account, sid, method, request)


def effective_method(request: Request, query: dict[str, str]) -> str:
    """The method that the query string of a POST may overload."""
    if request.method == "POST" and query.get("_method") in ("PUT", "DELETE"):
        return query["_method"]
    return request.method


def answer_collection(
    store: Store, account: str, method: str, query: dict[str, str], request: Request
) -> Answer:
    offer(method, "POST", "GET", "PUT")
    if method == "GET":
        return list_page(store, account, query)
    item = store.create(parse_form(request.headers.get("content-type"), request.body))
    return Answer(201, store.kind.represent(account, item), [validator_of(store.kind, item)])


def answer_instance(store: Store, account: str, sid: str, method: str, request: Request) -> Answer:
    offer(method, "DELETE", "PUT", "POST", "GET")
    item = store.find(sid)
    if method == "GET":
        if is_current(store.kind, item, request.headers):
            return not_modified(store.kind, item)
    elif method == "DELETE":
        store.delete(sid)
        return Answer(204)
    else:
        item = store.update(sid, parse_form(request.headers.get("content-type"), request.body))
    return Answer(200, store.kind.represent(account, item), [validator_of(store.kind, item)])


def offer(method: str, *offered: str) -> None:
    if method not in offered:
        raise Refusal(405, headers=[("allow", ",".join(offered))])


def play_hook(method: str, prefer: str, path: str) -> None:
    """Answers the status of `Prefer: code=503` (RFC 7240) if the method documents it, and does nothing else."""
    wanted = re.search(r"(?:^|[,;\s])code=\"?(\d{3})", prefer)
    status = int(wanted[1]) if wanted else 0
    if status not in HOOKED.get(method, ()):
        return
    raise Hooked(status, path)


class Hooked(Refusal):
    """The answer that a hook requests."""

    def __init__(self, status: int, path: str):
        super().__init__(status, headers=[("preference-applied", f"code={status}")])
        if status == 302:
            # Relative to the request URL: its last segment.
            self.headers.append(("location", path.rpartition("/")[2]))
        elif status == 429:
            self.headers.append(("retry-after", "0"))
        elif status == 503:
            self.headers.append(("retry-after", http_date(time.time())))

    def answer(self) -> Answer:
        if self.status == 302:
            return Answer(self.status, headers=self.headers)
        return super().answer()

"""Requests without sufficient credentials that are answered before the credentials are checked."""

from api import Api
from faults.registry import fault
from faults.tools import around, as_owner, current, without_hook
from wire import Handler


def granted(may_pass):
    """Gives a refused request what its owner would get, if the fault lets it pass."""

    @around(Api, "handle")
    def _(handle, self, request):
        answer = handle(self, request)
        if answer.status != 401:
            return answer
        return may_pass(request, lambda: handle(self, as_owner(self, request))) or answer


@fault(
    "shortcut-conditional-get",
    "A GET with a current validator is answered 304 without credentials.",
    "auth.no-shortcut",
)
def _():
    def may_pass(request, open_it):
        conditional = {"if-none-match", "if-modified-since"} & set(request.headers)
        if request.method != "GET" or not conditional:
            return None
        answer = open_it()
        return answer if answer.status == 304 else None

    granted(may_pass)


@fault("shortcut-head", "HEAD needs no credentials.", "auth.no-shortcut")
def _():
    @around(Handler, "do_HEAD")
    def _(do_head, self):
        current.is_head = True
        try:
            do_head(self)
        finally:
            current.is_head = False

    granted(lambda request, open_it: open_it() if getattr(current, "is_head", False) else None)


@fault("shortcut-later-page", "The later pages of a list need no credentials.", "auth.no-shortcut")
def _():
    granted(
        lambda request, open_it: open_it() if request.method == "GET" and "PageToken=" in request.target else None
    )


@fault(
    "shortcut-redirect",
    "A GET that is to be redirected is redirected without credentials.",
    "auth.no-shortcut",
)
def _():
    granted(
        lambda request, open_it: open_it()
        if request.method == "GET" and "code=302" in request.headers.get("prefer", "")
        else None
    )


@fault(
    "shortcut-connection",
    "A request without Authorization is served on a connection on which the one before it was authenticated.",
    "auth.no-shortcut",
    "auth.missing-credentials",
)
def _():
    @around(Api, "handle")
    def _(handle, self, request):
        if "authorization" not in request.headers and getattr(current, "trusted", False):
            return handle(self, as_owner(self, request))
        answer = handle(self, request)
        current.trusted = answer.status != 401
        return answer


@fault(
    "shortcut-cookie",
    "Authenticated answers set a cookie, and a GET with the cookie needs no credentials.",
    "auth.no-shortcut",
)
def _():
    granted(
        lambda request, open_it: open_it()
        if request.method == "GET" and "session=opened" in request.headers.get("cookie", "")
        else None
    )

    @around(Api, "handle")
    def _(handle, self, request):
        answer = handle(self, request)
        if answer.status != 401:
            answer.headers = [*answer.headers, ("set-cookie", "session=opened; Path=/; HttpOnly")]
        return answer


@fault(
    "shortcut-401-tells-name",
    "The body of a 401 to an existing resource tells its friendly name.",
    "auth.no-shortcut",
)
def _():
    @around(Api, "handle")
    def _(handle, self, request):
        answer = handle(self, request)
        if answer.status == 401 and request.method == "GET":
            owned = handle(self, as_owner(self, without_hook(request)))
            name = owned.body.get("friendly_name") if owned.status == 200 else None
            if name:
                answer.body = answer.body | {"detail": f"tämä on {name}"}
        return answer

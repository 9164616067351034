"""Content where none may be, and header fields and error bodies that say something wrong."""

from answers import Refusal
from api import Api
from faults.registry import fault
from faults.tools import DELETES, around, current


def spoil_answers(spoil):
    """Changes each answer before it is written."""

    @around(Api, "handle")
    def _(handle, self, request):
        current.verb = ""
        answer = handle(self, request)
        spoil(answer)
        return answer


@fault(
    "wire-204-content-after-overload",
    "The 204 to an overloaded DELETE carries a JSON object.",
    "overload.delete.204",
    "overload.equivalence",
)
def _():
    def spoil(answer):
        if answer.status == 204 and current.verb == "overloaded DELETE":
            answer.body = {"deleted": True}

    spoil_answers(spoil)


@fault(
    "wire-204-chunked",
    "The 204 to a native DELETE says Transfer-Encoding: chunked and ends with an empty chunk.",
    "delete.204",
)
def _():
    def spoil(answer):
        if answer.status == 204 and current.verb == "DELETE":
            answer.headers.append(("transfer-encoding", "chunked"))
            answer.encoded = lambda: b"0\r\n\r\n"

    spoil_answers(spoil)


@fault("wire-304-content", "A 304 carries the error body of the API.", "get.304")
def _():
    def spoil(answer):
        if answer.status == 304:
            answer.body = {"status": 304, "message": "ennallaan"}

    spoil_answers(spoil)


def replace_header(answer, name, value):
    answer.headers = [(own, value if own == name else old) for own, old in answer.headers]


@fault("wire-503-retry-after-words", "The Retry-After of a 503 is `1 second`.", "get.503")
def _():
    def spoil(answer):
        if answer.status == 503:
            replace_header(answer, "retry-after", "1 second")

    spoil_answers(spoil)


@fault(
    "wire-429-retry-after-fraction",
    "The Retry-After of a 429 to DELETE is `0.5`.",
    "delete.429",
    "overload.delete.429",
)
def _():
    def spoil(answer):
        if answer.status == 429 and current.verb in DELETES:
            replace_header(answer, "retry-after", "0.5")

    spoil_answers(spoil)


@fault("wire-allow-names-refused", "The Allow of a 405 to DELETE names DELETE.", "error.allow")
def _():
    def spoil(answer):
        if answer.status == 405 and current.verb in DELETES:
            replace_header(answer, "allow", "GET, DELETE")

    spoil_answers(spoil)


@fault("wire-allow-missing-for-put", "A 405 to PUT has no Allow.", "error.allow")
def _():
    def spoil(answer):
        if answer.status == 405 and current.verb == "PUT":
            answer.headers = []

    spoil_answers(spoil)


@fault(
    "wire-error-status-member",
    "The body of each 404 to DELETE says that the status is 400.",
    "error.shape",
    "delete.404",
)
def _():
    def spoil(answer):
        if answer.status == 404 and current.verb in DELETES:
            answer.body = answer.body | {"status": 400}

    spoil_answers(spoil)


@fault("wire-list-media-type", "Lists come as text/json.", "media.response-type")
def _():
    def spoil(answer):
        if answer.status == 200 and isinstance(answer.body, dict) and "next_page_uri" in answer.body:
            answer.media_type = "text/json"

    spoil_answers(spoil)


@fault(
    "wire-400-reason-phrase-alone",
    "The message of a 400 to an overloaded PUT is `Bad Request`, with no detail.",
    "write.error-details",
    "overload.put.400",
)
def _():
    def spoil(answer):
        if answer.status == 400 and current.verb == "overloaded PUT":
            answer.body = Refusal(400).answer().body | {"message": "Bad Request"}

    spoil_answers(spoil)

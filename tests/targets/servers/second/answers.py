"""Answers of the API, before serialization to the wire."""

import email.utils
import json
from dataclasses import dataclass, field

# The body of each refusal. The page specifies only statuses; wording and codes are specific to this server.
ERRORS = {
    400: (21600, "Virheellinen pyyntö"),
    401: (20003, "Tunnistautuminen puuttuu tai ei kelpaa"),
    404: (20404, "Tätä ei löytynyt"),
    405: (20004, "Menetelmä ei ole käytössä tässä osoitteessa"),
    429: (20429, "Liian monta samanaikaista pyyntöä, yritä kohta uudelleen"),
    500: (20500, "Palvelimen sisäinen virhe, yritä uudelleen"),
    503: (20503, "Palvelu on hetken poissa käytöstä, palaa pian"),
}


@dataclass
class Answer:
    """A status, ordered headers, and a JSON value or None for no content."""

    status: int
    body: object = None
    headers: list[tuple[str, str]] = field(default_factory=list)
    chunked: bool = False
    media_type: str = 'Application/JSON; Charset="utf-8"'

    def encoded(self) -> bytes:
        """JSON in ASCII, indented. Both are valid, but most servers do neither."""
        if self.body is None:
            return b""
        return json.dumps(self.body, indent=1).encode("ascii") + b"\n"


class Refusal(Exception):
    """Ends a request with an error answer."""

    def __init__(self, status: int, detail: str = "", headers: list[tuple[str, str]] | None = None):
        super().__init__(status)
        self.status = status
        self.detail = detail
        self.headers = headers or []

    def answer(self) -> Answer:
        code, message = ERRORS[self.status]
        body = {
            "status": self.status,
            "code": code,
            "message": message,
            "detail": self.detail or None,
            "more_info": f"https://example.com/virheet/{code}",
        }
        return Answer(self.status, body, list(self.headers))


def rfc2822(moment: float) -> str:
    """`Tue, 04 Aug 2015 18:39:09 +0000`, as in representations."""
    return email.utils.formatdate(moment, usegmt=False).replace("-0000", "+0000")


def http_date(moment: float) -> str:
    """`Tue, 04 Aug 2015 18:39:09 GMT`, RFC 9110 5.6.7."""
    return email.utils.formatdate(moment, usegmt=True)

"""Conditional GET (RFC 9110 13): weak ETags for queues, Last-Modified for applications."""

import email.utils

from answers import Answer, http_date
from resources import Item, Kind


def validator_of(kind: Kind, item: Item) -> tuple[str, str]:
    if kind.validator == "etag":
        return ("etag", f'W/"{item.sid[-6:]}-{item.revision}"')
    return ("last-modified", http_date(item.updated))


def is_current(kind: Kind, item: Item, headers: dict[str, str]) -> bool:
    """Whether the client's copy is still valid. If-None-Match overrides If-Modified-Since (13.1.3)."""
    if "if-none-match" in headers:
        wanted = [tag.strip() for tag in headers["if-none-match"].split(",")]
        # Weak comparison (8.8.3.2). The tags of this server contain no comma.
        own = validator_of(kind, item)[1].removeprefix("W/") if kind.validator == "etag" else None
        return "*" in wanted or own in [tag.removeprefix("W/") for tag in wanted]
    if kind.validator == "last-modified" and "if-modified-since" in headers:
        try:
            since = email.utils.parsedate_to_datetime(headers["if-modified-since"]).timestamp()
        except ValueError:
            return False
        return int(item.updated) <= since
    return False


def not_modified(kind: Kind, item: Item) -> Answer:
    return Answer(304, headers=[validator_of(kind, item)])

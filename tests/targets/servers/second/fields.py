"""Parsing and validation of form fields."""

import re
import urllib.parse
from typing import Callable

from answers import Refusal

Reader = Callable[[str, str], object]

FORM = "application/x-www-form-urlencoded"


def text(minimum: int, maximum: int) -> Reader:
    """A string with bounds on its length in code points."""

    def read(name: str, value: str) -> object:
        if not minimum <= len(value) <= maximum:
            raise Refusal(400, f"{name}: {minimum}-{maximum} merkkiä")
        return value

    return read


def integer(minimum: int, maximum: int) -> Reader:
    """A decimal integer between the bounds."""

    def read(name: str, value: str) -> object:
        if not re.fullmatch(r"-?[0-9]{1,12}", value, re.ASCII) or not minimum <= int(value) <= maximum:
            raise Refusal(400, f"{name}: kokonaisluku {minimum}-{maximum}")
        return int(value)

    return read


def choice(*values: str) -> Reader:
    """One of the listed values, in any letter case."""

    def read(name: str, value: str) -> object:
        if value.upper() not in values:
            raise Refusal(400, f"{name}: jokin näistä: {', '.join(values)}")
        return value.upper()

    return read


def url(name: str, value: str) -> object:
    """An absolute http or https URL. An empty string removes the value."""
    if value == "":
        return None
    try:
        parts = urllib.parse.urlsplit(value)
        absolute = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        absolute = False
    # urlsplit silently drops some white space, so check for it first.
    if not absolute or re.search(r"\s", value):
        raise Refusal(400, f"{name}: täydellinen http- tai https-osoite")
    return value


def parse_form(content_type: str | None, body: bytes) -> dict[str, str]:
    """The parameters of a form. The last of repeated names counts. Refuses other media types."""
    if not body:
        return {}
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type != FORM:
        raise Refusal(400, f"lähetä {FORM}")
    try:
        pairs = urllib.parse.parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise Refusal(400, "lomake ei ole UTF-8:aa") from None
    return dict(pairs)

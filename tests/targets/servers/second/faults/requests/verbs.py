"""Validation that one writing verb lacks, at create or at update."""

import re

import api
from answers import Refusal
from faults.registry import fault
from faults.tools import PUTS, around, current
from store import Store


def unchecked(field, convert, verbs, creating):
    """Takes what `convert` makes of a value that the field refuses."""

    @around(Store, "read")
    def _(read, self, form):
        concerned = current.verb in verbs and current.creating == creating
        if not concerned or field not in form or field not in self.kind.fields:
            return read(self, form)
        values = read(self, {name: value for name, value in form.items() if name != field})
        try:
            return values | read(self, {field: form[field]})
        except Refusal:
            return values | {self.kind.fields[field].property: convert(form[field])}


def number(value):
    if not re.fullmatch("-?[0-9]{1,12}", value):
        raise Refusal(400)
    return int(value)


@fault(
    "verb-put-updates-out-of-range",
    "A native PUT to a queue takes any integer as MaxSize.",
    "put.400",
)
def _():
    unchecked("MaxSize", number, ("PUT",), creating=False)


@fault(
    "verb-overloaded-put-updates-any-method",
    "An overloaded PUT to an application takes any word as VoiceMethod and stores GET.",
    "overload.put.400",
)
def _():
    unchecked("VoiceMethod", lambda value: "GET", ("overloaded PUT",), creating=False)


@fault(
    "verb-put-creates-long-name",
    "A create by PUT, native or overloaded, takes a name longer than 64 characters and cuts it.",
    "put.400",
    "overload.put.400",
)
def _():
    unchecked("FriendlyName", lambda value: value[:64] or refuse(), PUTS, creating=True)


@fault(
    "verb-post-updates-other-scheme",
    "A POST to an application takes a URL of any scheme as VoiceUrl, SmsUrl or StatusCallback.",
    "post.400",
)
def _():
    def any_scheme(value):
        return value if re.match(r"[a-z][a-z0-9+.-]*:", value, re.IGNORECASE) else refuse()

    for field in ("VoiceUrl", "SmsUrl", "StatusCallback"):
        unchecked(field, any_scheme, ("POST",), creating=False)


@fault(
    "verb-put-creates-without-name",
    "A create of a queue by native PUT needs no FriendlyName.",
    "put.400",
)
def _():
    nameless = iter(range(1, 1_000_000))

    @around(Store, "create")
    def _(create, self, form):
        if current.verb == "PUT" and any(field.required for field in self.kind.fields.values()):
            form = {"FriendlyName": f"jono {next(nameless)}"} | form
        return create(self, form)


@fault(
    "verb-overloaded-put-creates-empty-name",
    "A create of a queue by overloaded PUT takes an empty FriendlyName.",
    "overload.put.400",
)
def _():
    unchecked("FriendlyName", lambda value: value if value == "" else refuse(), ("overloaded PUT",), creating=True)


@fault(
    "verb-put-updates-size-in-words",
    "A PUT to a queue with a MaxSize that is no number ignores it and is answered 200.",
    "put.400",
    "overload.put.400",
)
def _():
    @around(api, "parse_form")
    def _(parse, content_type, body):
        form = parse(content_type, body)
        if current.verb in PUTS and not re.fullmatch("-?[0-9]+", form.get("MaxSize", "0")):
            del form["MaxSize"]
        return form


def refuse():
    raise Refusal(400)

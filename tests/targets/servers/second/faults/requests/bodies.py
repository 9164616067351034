"""Bodies of other media types that are applied."""

import email
import email.policy
import json

import api
from answers import Refusal
from faults.registry import fault
from faults.tools import PUTS, around, current
from fields import FORM, parse_form
from resources import KINDS

PROPERTY_NAMES = {field.property: name for kind in KINDS.values() for name, field in kind.fields.items()}


def also_read(verbs, media_type, read):
    """Reads bodies whose media type begins so, on the given verbs."""

    @around(api, "parse_form")
    def _(parse, content_type, body):
        if current.verb in verbs and body and (content_type or "").lower().startswith(media_type):
            return read(content_type, body)
        return parse(content_type, body)


def from_json(body):
    try:
        values = json.loads(body)
    except ValueError:
        raise Refusal(400, "virheellinen JSON") from None
    return {name: str(value) for name, value in values.items()} if isinstance(values, dict) else {}


def from_multipart(content_type, body):
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    parts = email.message_from_bytes(head + body, policy=email.policy.HTTP).iter_parts()
    form = {part.get_param("name", header="content-disposition"): part.get_content() for part in parts}
    return {str(name): str(value).rstrip("\r\n") for name, value in form.items() if name}


@fault("body-json-updates-by-post", "A POST applies a JSON object with the form's names.", "media.other-not-applied")
def _():
    also_read(("POST",), "application/json", lambda content_type, body: from_json(body))


@fault(
    "body-json-properties-by-put",
    "A PUT applies a JSON object with the names of the representation, such as friendly_name.",
    "media.other-not-applied",
    "media.put",
    "media.overloaded-put",
)
def _():
    def read(content_type, body):
        return {PROPERTY_NAMES[name]: value for name, value in from_json(body).items() if name in PROPERTY_NAMES}

    also_read(PUTS, "application/json", read)


@fault(
    "body-multipart-by-overloaded-put",
    "An overloaded PUT applies a multipart/form-data body.",
    "media.overloaded-put",
    "media.other-not-applied",
)
def _():
    also_read(("overloaded PUT",), "multipart/form-data", from_multipart)


@fault(
    "body-text-form-creates",
    "A POST applies a form that is labelled text/plain.",
    "media.other-not-applied",
)
def _():
    also_read(("POST",), "text/plain", lambda content_type, body: parse_form(FORM, body))


@fault(
    "body-unlabelled-by-put",
    "A native PUT applies a form that has no Content-Type.",
    "media.missing-not-applied",
    "media.put",
)
def _():
    @around(api, "parse_form")
    def _(parse, content_type, body):
        return parse(FORM if content_type is None and current.verb == "PUT" else content_type, body)


@fault(
    "body-xml-applied-behind-400",
    "A PUT to an instance with a form that is labelled as XML is answered 400, but the form is applied.",
    "media.other-not-applied",
    "media.put",
    "media.overloaded-put",
)
def _():
    @around(api, "answer_instance")
    def _(answer_instance, store, account, sid, method, request):
        if current.verb in PUTS and "xml" in request.headers.get("content-type", ""):
            store.update(sid, parse_form(FORM, request.body))
        return answer_instance(store, account, sid, method, request)

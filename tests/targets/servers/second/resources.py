"""The two creatable kinds of resource: their fields, defaults and representations."""

from dataclasses import dataclass
from typing import Callable

from answers import rfc2822
from fields import Reader, choice, integer, text, url

API = "/2010-04-01/Accounts"


@dataclass(frozen=True)
class Field:
    property: str
    read: Reader
    default: object = None
    required: bool = False
    unique: bool = False


@dataclass
class Item:
    """A stored resource. Each create increments `order`; each update increments `revision`."""

    sid: str
    order: int
    values: dict[str, object]
    created: float
    updated: float
    revision: int = 1


@dataclass(frozen=True)
class Kind:
    """`validator` names the validator of RFC 9110 8.8 that its instances have."""

    collection: str
    list_property: str
    prefix: str
    validator: str
    fields: dict[str, Field]
    extras: Callable[[], dict[str, object]]

    def uri(self, account: str, sid: str) -> str:
        return f"{API}/{account}/{self.collection}/{sid}.json"

    def represent(self, account: str, item: Item) -> dict[str, object]:
        return {
            "uri": self.uri(account, item.sid),
            **self.extras(),
            **item.values,
            "date_updated": rfc2822(item.updated),
            "date_created": rfc2822(item.created),
            "account_sid": account,
            "sid": item.sid,
        }


QUEUES = Kind(
    collection="Queues",
    list_property="queues",
    prefix="QU",
    validator="etag",
    fields={
        "FriendlyName": Field("friendly_name", text(1, 64), required=True, unique=True),
        "MaxSize": Field("max_size", integer(1, 5000), default=100),
    },
    extras=lambda: {"average_wait_time": 0, "current_size": 0},
)

APPLICATIONS = Kind(
    collection="Applications",
    list_property="applications",
    prefix="AP",
    validator="last-modified",
    fields={
        "FriendlyName": Field("friendly_name", text(0, 64), default=""),
        "VoiceUrl": Field("voice_url", url),
        "VoiceMethod": Field("voice_method", choice("GET", "POST"), default="POST"),
        "SmsUrl": Field("sms_url", url),
        "SmsMethod": Field("sms_method", choice("GET", "POST"), default="POST"),
        "StatusCallback": Field("status_callback", url),
    },
    extras=lambda: {
        "api_version": "2010-04-01",
        "voice_fallback_url": None,
        "voice_fallback_method": "POST",
        "voice_caller_id_lookup": False,
        "sms_fallback_url": None,
        "sms_fallback_method": "POST",
        "sms_status_callback": None,
        "status_callback_method": "POST",
        "message_status_callback": None,
        "public_application_connect_enabled": False,
    },
)

KINDS = {kind.collection: kind for kind in (QUEUES, APPLICATIONS)}


def balance(account: str) -> dict[str, object]:
    return {"currency": "EUR", "balance": "12.5", "account_sid": account}


def available_phone_numbers(account: str) -> dict[str, object]:
    uri = f"{API}/{account}/AvailablePhoneNumbers"
    country = {
        "country": "Finland",
        "country_code": "FI",
        "beta": False,
        "uri": f"{uri}/FI.json",
        "subresource_uris": {"local": f"{uri}/FI/Local.json", "mobile": f"{uri}/FI/Mobile.json"},
    }
    return {"countries": [country], "uri": f"{uri}.json"}

"""Values that come back changed."""

import html
import re
import unicodedata
import urllib.parse

from faults.registry import fault
from faults.tools import PUTS, around, current, text_property, url_property
from store import Store


def spoil(concerned, change, verbs=("POST", *PUTS)):
    """Changes texts before they are stored."""

    @around(Store, "read")
    def _(read, self, form):
        values = read(self, form)
        if current.verb not in verbs:
            return values
        return {
            name: change(value) if isinstance(value, str) and concerned(name) else value
            for name, value in values.items()
        }


@fault("value-leading-zeros-lost", "A name of digits alone loses its leading zeros.", "write.round-trip")
def _():
    spoil(text_property, lambda value: str(int(value)) if re.fullmatch("[0-9]+", value) else value)


@fault("value-ends-at-nul", "A name ends at its first NUL.", "write.round-trip")
def _():
    spoil(text_property, lambda value: value.partition("\0")[0] or value)


@fault("value-html-escaped", "`<`, `>` and quotes in a name come back as HTML entities.", "write.round-trip")
def _():
    spoil(text_property, html.escape)


@fault("value-compatibility-forms", "Full-width letters in a name come back as ASCII.", "write.round-trip")
def _():
    spoil(text_property, lambda value: unicodedata.normalize("NFKC", value)[:64])


@fault(
    "value-combining-marks-composed-by-put",
    "Native and overloaded PUT compose a letter and its combining mark into one character.",
    "write.round-trip",
    "write.put-equals-post",
)
def _():
    spoil(text_property, lambda value: unicodedata.normalize("NFC", value), PUTS)


@fault("value-word-null", "The name `null` comes back as an empty text.", "write.round-trip")
def _():
    spoil(text_property, lambda value: "" if value == "null" else value)


@fault("value-percent-decoded-twice", "Percent escapes in a URL come back decoded.", "write.round-trip")
def _():
    spoil(url_property, urllib.parse.unquote)


@fault("value-url-fragment-lost", "A URL comes back without its fragment.", "write.round-trip")
def _():
    spoil(url_property, lambda value: value.partition("#")[0])


@fault("value-url-slash-added", "A URL without a path comes back with the path `/`.", "write.round-trip")
def _():
    def change(value):
        parts = urllib.parse.urlsplit(value)
        return value if parts.path else parts._replace(path="/").geturl()

    spoil(url_property, change)


@fault("value-zero-width-dropped", "Zero-width spaces in a name are dropped.", "write.round-trip")
def _():
    spoil(text_property, lambda value: re.sub("[\u200b\u200c\u200d\ufeff]", "", value) or value)

"""Tokens that are nearly right and pass."""

import authentication
from faults.registry import fault
from faults.tools import around


def compare(normalised):
    """Compares tokens after both have been changed."""

    @around(authentication, "same_token")
    def _(same_token, given, token):
        return normalised(given) == normalised(token.encode())


@fault("token-case-ignored", "The letter case of the token does not matter.", "auth.near-miss-token")
def _():
    compare(lambda token: token.decode("utf-8", "replace").casefold().encode())


@fault(
    "token-sixteen-bytes-count",
    "Only the first 16 bytes of the token are compared: what follows may be cut, changed or extended.",
    "auth.near-miss-token",
)
def _():
    @around(authentication, "same_token")
    def _(same_token, given, token):
        return given[:16] == token.encode()[:16]


@fault("token-space-at-ends", "Spaces and tabs before and after the token are ignored.", "auth.near-miss-token")
def _():
    compare(lambda token: token.strip(b" \t"))


@fault("token-ends-at-nul", "The token ends at a NUL: what follows is ignored.", "auth.near-miss-token")
def _():
    compare(lambda token: token.partition(b"\0")[0])


@fault("token-colon-at-end", "Colons after the token are ignored.", "auth.near-miss-token")
def _():
    compare(lambda token: token.rstrip(b":"))


@fault("token-one-character-short", "A token that lacks its last character passes.", "auth.near-miss-token")
def _():
    @around(authentication, "same_token")
    def _(same_token, given, token):
        return same_token(given, token) or same_token(given, token[:-1])

"""User names that are nearly an account sid and pass."""

import re

import authentication
from faults.registry import fault
from faults.tools import around


def accept(matches):
    """Takes a user name for the first account that it matches."""

    @around(authentication, "known_account")
    def _(known_account, user, tokens):
        known = known_account(user, tokens)
        return known or next((own for own in tokens if matches(own, user)), None)


@fault("user-last-digit-ignored", "The last digit of the user name may be any.", "auth.unknown-account")
def _():
    accept(lambda own, user: len(user) == 34 and own[:-1] == user[:-1])


@fault(
    "user-first-half",
    "The first characters of the account sid, ten or more, suffice as the user name.",
    "auth.unknown-account",
    "auth.malformed-sid",
)
def _():
    accept(lambda own, user: len(user) >= 10 and own.startswith(user))


@fault(
    "user-wildcards",
    "In the user name, `%` and `*` stand for any characters and `_` for one.",
    "auth.unknown-account",
)
def _():
    def matches(own, user):
        pattern = re.escape(user).replace(r"\*", ".*").replace("%", ".*").replace("_", ".")
        return re.fullmatch(pattern, own)

    accept(matches)


@fault(
    "user-any-prefix",
    "The prefix of the user name may be any two letters, in any case.",
    "auth.malformed-sid",
)
def _():
    accept(lambda own, user: user[:2].isalpha() and own[2:] == user[2:])


@fault("user-and-token-swapped", "The token as user name and the sid as password pass.", "auth.malformed-sid")
def _():
    @around(authentication, "credentials")
    def _(credentials, header):
        user, password = credentials(header)
        # A token may contain a colon, so the sid is what follows the last one.
        token, _, sid = (user + b":" + password).rpartition(b":")
        return (sid, token) if re.fullmatch(rb"AC[0-9A-Fa-f]{32}", sid) else (user, password)

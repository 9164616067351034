"""HTTP Basic authentication (RFC 7617)."""

import base64
import binascii
import hmac

from answers import Refusal

# The challenges of RFC 9110 11.6.1, with Basic after another scheme.
CHALLENGES = 'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple", charset="UTF-8"'


def authenticate(header: str | None, tokens: dict[str, str]) -> str:
    """Returns the account sid of valid credentials. Raises 401 otherwise."""
    user, password = credentials(header)
    account = known_account(user.decode("utf-8", "replace"), tokens)
    # Compares tokens even for an unknown account, so that timing reveals nothing.
    same = same_token(password, tokens.get(account or "", ""))
    if account is None or not same:
        raise _unauthorised()
    return account


def known_account(user: str, tokens: dict[str, str]) -> str | None:
    return user if user in tokens else None


def same_token(given: bytes, token: str) -> bool:
    return hmac.compare_digest(given, token.encode("utf-8"))


def credentials(header: str | None) -> tuple[bytes, bytes]:
    scheme, _, encoded = (header or "").partition(" ")
    if scheme.lower() != "basic":
        raise _unauthorised()
    try:
        decoded = base64.b64decode(encoded.strip(" "), validate=True)
    except (binascii.Error, ValueError):
        raise _unauthorised() from None
    user, colon, password = decoded.partition(b":")
    if not colon:
        raise _unauthorised()
    return user, password


def _unauthorised() -> Refusal:
    return Refusal(401, headers=[("www-authenticate", CHALLENGES)])

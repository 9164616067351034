"""Faults of what a request may reach: names of resources, credentials, accounts."""

from faults.access import accounts, shortcuts, sids, tokens, users  # noqa: F401

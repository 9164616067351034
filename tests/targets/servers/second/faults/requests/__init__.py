"""Faults of how a request is read: its method, its body, its values, its hook."""

from faults.requests import bodies, hooks, overload, verbs  # noqa: F401

"""Faults of what a client reads."""

from faults.reading import links, lists, representations, validators, wire  # noqa: F401

"""Faults of what a write does to the state."""

from faults.writing import concurrency, effects, history, surplus, values  # noqa: F401

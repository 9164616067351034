"""Faults of the second server, each of which breaks the contract in one way that a client can observe.

The modules register their faults when they are imported. A fault is chosen when the server starts.
"""

from faults import access, reading, requests, writing  # noqa: F401
from faults.registry import install, listed

__all__ = ["install", "listed"]

"""The list of faults. A module adds to it with the decorator `fault`."""

from dataclasses import dataclass
from typing import Callable

from faults.tools import track


@dataclass(frozen=True)
class Fault:
    """`expects` lists clauses of the contract. A suite that finds the fault fails at least one of them."""

    name: str
    title: str
    expects: tuple[str, ...]
    install: Callable[[], None]


_faults: dict[str, Fault] = {}


def fault(name: str, title: str, *expects: str) -> Callable[[Callable[[], None]], None]:
    """Registers a function that changes the sound server."""

    def register(change: Callable[[], None]) -> None:
        if name in _faults:
            raise ValueError(f"two faults are called {name}")
        _faults[name] = Fault(name, title, expects, change)

    return register


def listed() -> list[dict[str, object]]:
    return [{"name": one.name, "title": one.title, "expects": list(one.expects)} for one in _faults.values()]


def install(name: str) -> None:
    """Changes the server in this process. Call it before the server has any state."""
    if name not in _faults:
        raise SystemExit(f"no fault is called {name}; --faults lists them")
    track()
    _faults[name].install()

"""How often something may be asked: so many times at once, and again as time passes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Final

from starlette.types import Scope

_KEYS: Final = 10_000  # that are remembered; what was asked longest ago makes room
_NETWORK: Final = 64  # bits of an IPv6 address that one household or office shares


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many times in so many seconds."""

    most: int
    seconds: float


class RateLimit:
    """Counts for each key how often it asked; what it spent comes back evenly (a token bucket)."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._spent: dict[str, tuple[float, float]] = {}  # how much, and when that was

    def seconds_to_wait(self, key: str) -> float:
        """The seconds until this key may ask again; 0 when it may ask now, which is counted."""
        now, regained = self._clock(), self._rate.most / self._rate.seconds
        spent, at = self._spent.pop(key, (0.0, now))
        spent = max(0.0, spent - (now - at) * regained)
        over = spent + 1 - self._rate.most
        self._spent[key] = (spent if over > 0 else spent + 1, now)
        while len(self._spent) > _KEYS:
            del self._spent[next(iter(self._spent))]
        return max(0.0, over / regained)


def client_address(scope: Scope) -> str:
    """The address of the computer that asks, by way of a proxy that the settings name.

    Who says to be another one and does not come by that proxy is not believed: uvicorn puts in
    `client` what the proxy says, and of others the address from which they come.
    """
    client = scope.get("client")
    return str(client[0]) if client else ""


def limited_address(scope: Scope) -> str:
    """What is counted as one address: of IPv6 the network, for one computer has many there."""
    address = client_address(scope)
    try:
        known = ip_address(address)
    except ValueError:  # a socket of this computer has none
        return address
    if isinstance(known, IPv6Address):
        return str(IPv6Network((known, _NETWORK), strict=False))
    return address

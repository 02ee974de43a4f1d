"""Large files go in column by column: more rows make no more calls, whatever the clock says."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType

import pytest

from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.model import Seat
from data.store import Store

pytestmark = pytest.mark.slow

ACTORS = "id,name\n" + "".join(f"a{number},Actor {number}\n" for number in range(40))
BODIES = "id,name,layer\n" + "".join(
    f"b{number},Body {number},consultation\n" for number in range(100)
)
FEW, MANY = 1_000, 4_000


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        first = [Upload("actors.csv", ACTORS.encode()), Upload("bodies.csv", BODIES.encode())]
        accept(opened, propose(opened, first, replace=False), author="An", message="eerst")
        yield opened


def plain(count: int, text: str) -> Upload:
    lines = (f"b{n % 100},a{n // 100},2024,{text} {n}\n" for n in range(count))
    return Upload("seats.csv", ("body,actor,active_from,quote\n" + "".join(lines)).encode())


def quoted(count: int, text: str) -> Upload:
    lines = (f'b{n % 100},a{n // 100},2024,"{text}, {n}"\n' for n in range(count))
    return Upload("seats.csv", ("body,actor,active_from,quote\n" + "".join(lines)).encode())


def taken_in(store: Store, upload: Upload) -> None:
    accept(store, propose(store, [upload], replace=False), author="An", message="zetels")


def calls_of(work: Callable[[], None]) -> int:
    """How many functions are called, in Python and from it."""
    calls = 0

    def on_event(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")
        del frame, argument

    sys.setprofile(on_event)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("file", [plain, quoted])
def test_more_rows_make_no_more_calls(store: Store, file: Callable[[int, str], Upload]) -> None:
    # At first all are new; then most are new and the others known; then all change.
    uploads = [file(FEW, "line"), file(MANY, "line"), file(MANY, "other")]
    few, many, again = (calls_of(partial(taken_in, store, upload)) for upload in uploads)
    assert max(many, again) - few < (MANY - FEW) / 2
    facts = queries.facts(store).seats
    assert len(facts) == MANY
    assert facts[0] == Seat(body="b0", actor="a0", active_from="2024", quote=facts[0].quote)
    assert queries.facts_at(store, 3).seats[0].quote != facts[0].quote
    assert queries.history(store)[0].counts == (0, MANY, 0)

"""An import tells how far it is, and whoever listens can stop it with nothing changed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from openpyxl import Workbook

from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.model import Facts
from data.progress import ImportStep, Progress, no_progress
from data.store import Store
from tests.attacks import network_of, ods_of, ods_row

BODIES = Upload("bodies.csv", b"id,name,layer\nraad,Raad,woonraad\n")
ACTORS = Upload("actors.csv", b'id,name\na,"Actor A"\nb,Actor B\n')


class LeftError(Exception):
    """Somebody pressed stop."""


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        accept(opened, propose(opened, [BODIES], replace=False), author="An", message="eerst")
        yield opened


def taken_in(store: Store, uploads: list[Upload], progress: Progress = no_progress) -> None:
    found = propose(store, uploads, replace=False, progress=progress)
    accept(store, found, author="An", message="dan", progress=progress)


def leaving_at(step: ImportStep, share: Callable[[float], bool]) -> Progress:
    def hear(at: ImportStep, done: float) -> None:
        if at is step and share(done):
            raise LeftError

    return hear


def seats_in_a_workbook(count: int) -> Upload:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("seats")
    sheet.append(["body", "actor", "number"])
    for number in range(1, count + 1):
        sheet.append(["raad", "a", number])
    packed = io.BytesIO()
    book.save(packed)
    return Upload("seats.xlsx", packed.getvalue())


def test_every_step_is_told_in_its_order_from_nothing_to_all(store: Store) -> None:
    calls: list[tuple[ImportStep, float]] = []
    taken_in(store, [ACTORS], lambda step, share: calls.append((step, share)))
    order = list(ImportStep)
    assert calls == sorted(calls, key=lambda call: (order.index(call[0]), call[1]))
    assert {step for step, share in calls if share == 1} == set(ImportStep)
    assert all(0 <= share <= 1 for _, share in calls)


@pytest.mark.parametrize("step", list(ImportStep))
@pytest.mark.parametrize("share", [lambda _: True, lambda done: done == 1], ids=["first", "last"])
def test_who_leaves_at_any_step_leaves_the_data_as_it_was(
    store: Store, step: ImportStep, share: Callable[[float], bool]
) -> None:
    before = queries.facts(store)
    with pytest.raises(LeftError):
        taken_in(store, [ACTORS], leaving_at(step, share))
    assert queries.facts(store) == before
    assert store.revision == 1
    assert queries.revision_file_content(store, ACTORS.sha256) is None
    taken_in(store, [ACTORS])
    assert store.revision == 2
    assert queries.facts_at(store, 1) == before


def in_a_workbook_of_libreoffice(count: int) -> Upload:
    rows = "".join(ods_row("raad", "a", str(number)) for number in range(1, count + 1))
    return Upload("seats.ods", ods_of(ods_row("body", "actor", "number") + rows))


def in_graphml(count: int) -> Upload:
    nodes = "".join(f'<node id="a{number}"/>' for number in range(count))
    return Upload("net.graphml", network_of("", nodes))


def in_gexf(count: int) -> Upload:
    nodes = "".join(f'<node id="a{number}" label="A {number}"/>' for number in range(count))
    return Upload("net.gexf", f"<gexf><graph><nodes>{nodes}</nodes></graph></gexf>".encode())


@pytest.mark.parametrize(
    "made", [seats_in_a_workbook, in_a_workbook_of_libreoffice, in_graphml, in_gexf]
)
def test_reading_a_workbook_or_a_network_tells_how_far_it_is_and_can_be_left(
    store: Store, made: Callable[[int], Upload]
) -> None:
    book = made(8_100)
    shares: list[float] = []

    def hear(step: ImportStep, share: float) -> None:
        if step is ImportStep.READING:
            shares.append(share)

    propose(store, [book], replace=False, progress=hear)
    assert len({share for share in shares if 0 < share < 1}) >= 2
    with pytest.raises(LeftError):
        propose(
            store,
            [book],
            replace=False,
            progress=leaving_at(ImportStep.READING, lambda done: done > 0),
        )
    assert queries.facts(store) == Facts(bodies=queries.facts(store).bodies)

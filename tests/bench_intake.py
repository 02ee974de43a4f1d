# ruff: noqa: T201  # it prints what it measured
"""How fast a large file goes in, beside DuckDB's own load and difference. Not part of `make test`.

The target is three times DuckDB's time. It is not reached, so this tells the ratio and does not
assert it; what is asserted is that every row is in.
"""

from __future__ import annotations

import time
from pathlib import Path

import duckdb

from data import queries
from data.intake.proposal import accept, propose
from data.intake.reading import Upload
from data.store import Store

SEATS, ACTORS, BODIES = 100_000, 2_000, 500

_DIFFERENCE = """
select count(*) from (select * from given order by body, actor) as given
full join (select * from known order by body, actor) as known using (body, actor)
where given.quote is distinct from known.quote
"""


def test_a_hundred_thousand_seats_go_in_whole_and_the_time_is_told(tmp_path: Path) -> None:
    seats = "body,actor,evidence,quote\n" + "".join(
        f"b{number % BODIES},a{number // BODIES},explicit,line {number}\n"
        for number in range(SEATS)
    )
    with Store.open(tmp_path / "store.duckdb") as store:
        ours = _taken_in(store, seats)
        assert len(queries.facts(store).seats) == SEATS
    path = tmp_path / "seats.csv"
    path.write_text(seats, encoding="utf-8")
    theirs = _loaded(path)
    print(f"\n100,000 seats: {ours:.2f} s; DuckDB {theirs:.2f} s; {ours / theirs:.1f} times")


def _taken_in(store: Store, seats: str) -> float:
    actors = "id,name\n" + "".join(f"a{number},Actor {number}\n" for number in range(ACTORS))
    bodies = "id,name,layer\n" + "".join(
        f"b{number},Body {number},consultation\n" for number in range(BODIES)
    )
    both = [Upload("actors.csv", actors.encode()), Upload("bodies.csv", bodies.encode())]
    accept(store, propose(store, both, replace=False), author="bench", message="actors and bodies")
    begin = time.perf_counter()
    found = propose(store, [Upload("seats.csv", seats.encode())], replace=False)
    accept(store, found, author="bench", message="seats")
    return time.perf_counter() - begin


def _loaded(path: Path) -> float:
    with duckdb.connect() as connection:
        begin = time.perf_counter()
        connection.execute(
            "create table given as select * from read_csv(?, all_varchar = true)", [str(path)]
        )
        connection.execute("create table known as select * from given limit 0")
        connection.execute(_DIFFERENCE).fetchall()
        return time.perf_counter() - begin

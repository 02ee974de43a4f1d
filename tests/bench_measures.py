# ruff: noqa: T201  # it prints what it measured
"""How fast measures, rules and suggestions are. Not part of `make test`.

What they are held against are bare calls: what one would write with igraph and SQL alone to get the
same numbers and the same answers, from the same facts in tables of DuckDB, as plain Python values.
Processor time, since the machine may be busy; the least of several runs where they are short.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date

import duckdb
import igraph as ig
import pandas as pd
import pytest

from data.model import Evidence, Facts, Theme, ThemeLink
from graph.gaps import find_gaps
from graph.measures import measure_network
from graph.network import consultation_network, two_mode_network, without_isolates
from graph.scenarios.suggestions import suggest_seats
from tests.cities import kortrijk
from tests.generated_city import city
from tests.test_graph_measures_oracle import expected_two_mode, paths, positions, whole

DAY = date(2026, 11, 23)

PROJECTION = """
with tables as (select body, count(*) as members from links group by body)
select one.actor, other.actor, sum(1 / (members - 1)) as weight, list(one.body)
from links one
join links other on one.body = other.body and one.actor < other.actor
join tables on tables.body = one.body
group by one.actor, other.actor order by all
"""
# Gould and Fernandez' roles: ordered pairs that both meet the broker and not each other.
BROKERAGE = """
with both_ways as (
    select one, other from ties union all select other, one from ties
), known as (
    select one, other, sector from both_ways join actors on actors.id = other
    where sector is not null
)
select a.one, count(*) filter (own.sector = a.sector and own.sector = b.sector),
    count(*) filter (own.sector <> a.sector and a.sector = b.sector),
    count(*) filter (own.sector <> a.sector and own.sector = b.sector),
    count(*) filter (own.sector = a.sector and own.sector <> b.sector),
    count(*) filter (own.sector <> a.sector and own.sector <> b.sector and a.sector <> b.sector)
from known a join known b on a.one = b.one and a.other <> b.other
join actors own on own.id = a.one
where own.sector is not null and not exists (
    from ties where one = least(a.other, b.other) and ties.other = greatest(a.other, b.other)
)
group by a.one
"""
SECTOR_TIES = """
select one, count(*) filter (mine.sector <> its.sector), count(*) filter (mine.sector = its.sector)
from (select one, other from ties union all select other, one from ties)
join actors mine on mine.id = one join actors its on its.id = other group by one
"""
KNOWN = """
create or replace temp table known as
select bodies.id as body, bodies.layer,
    case when count(links.actor) = 0 then 'nothing' when any_value(open_list) then 'open'
        when bool_or(links.evidence = 'group' or actors.named = 'group') then 'unnamed'
        else 'named' end as known
from bodies left join links on links.body = bodies.id left join actors on actors.id = links.actor
group by bodies.id, bodies.layer
"""
RULES = {
    "no-seat": """
        select id, named, list(body order by body) from actors
        left join links on links.actor = actors.id group by id, named
    """,
    "partnership-only": """
        select actor, any_value(named), bool_and(layer = 'partnership'), list(body order by body)
        from links join actors on actors.id = actor join bodies on bodies.id = body
        group by actor having bool_or(layer = 'partnership')
    """,
    "theme-apart": """
        with dealing as (
            select theme, subject as actor from theme_links semi join actors on actors.id = subject
            union select theme, actor from theme_links join links on links.body = subject
        ), narrow as (select theme from dealing group by theme having count(*) <= 40),
        pairs as (
            select one.actor as one, other.actor as other, list(theme order by theme) as themes
            from dealing one join dealing other using (theme) semi join narrow using (theme)
            where one.actor < other.actor group by one.actor, other.actor
        )
        select pairs.one, pairs.other, themes, ties.bodies,
            a.named, b.named, x.unclear, y.unclear
        from pairs left join ties on ties.one = pairs.one and ties.other = pairs.other
        join actors a on a.id = pairs.one join actors b on b.id = pairs.other
        left join unclear x on x.actor = pairs.one left join unclear y on y.actor = pairs.other
    """,
    "sectors-apart": """
        with present as (select distinct body, sector from links join actors on actors.id = actor)
        select one.sector, other.sector, list(distinct one.body)
        from present one join present other using (body) where one.sector < other.sector
        group by one.sector, other.sector
    """,
    "hangs-on-one": """
        with elsewhere as (select actor from links group by actor having count(*) > 1)
        select body, any_value(known), list(actor order by actor)
        from links semi join elsewhere using (actor) join known using (body) group by body
    """,
    "members-unknown": """
        select known.body, known, list(actor order by actor)
        from known left join links using (body) group by known.body, known
    """,
    "broad-input": """
        select body, any_value(known), sector, count(*) from links join known using (body)
        join actors on actors.id = actor where layer = 'woonraad' group by body, sector
    """,
}


def themed(size: int) -> Facts:
    """A made-up city in which actors and bodies deal with themes, some of many."""
    dice = random.Random(7)  # noqa: S311  # no secret
    facts = city(size)
    themes = [f"theme-{number}" for number in range(size // 20)]
    subjects = [actor.id for actor in facts.actors for _ in range(dice.randint(0, 2))]
    subjects += [body.id for body in facts.bodies if dice.random() < 0.3]
    links = sorted({(dice.choice(themes), subject) for subject in subjects})
    return replace(
        facts,
        themes=tuple(Theme(id=theme, name=theme) for theme in themes),
        theme_links=tuple(ThemeLink(theme=theme, subject=subject) for theme, subject in links),
    )


def tables(facts: Facts) -> duckdb.DuckDBPyConnection:
    """The facts as tables, loaded before the clock runs."""
    connection = duckdb.connect()
    for name in ("actors", "bodies", "seats", "theme_links"):
        frame = pd.DataFrame([asdict(row) for row in facts.table(name)])
        connection.register("frame", frame.astype(object).where(frame.notna(), None))
        connection.execute(f"create table {name} as select * from frame")
    connection.execute("create table links as select distinct actor, body, evidence from seats")
    return connection


def bare(connection: duckdb.DuckDBPyConnection) -> list[object]:
    """Every measure by one call of igraph or SQL, and every rule by a query or a call."""
    sql = connection.execute
    sql(f"create or replace temp table ties(one, other, weight, bodies) as {PROJECTION}")
    seats = sql("select actor, body, evidence from links order by all").fetchall()
    rows = sql("select one, other, weight from ties order by all").fetchall()
    sector_of = dict(sql("select id, sector from actors").fetchall())
    place = {actor: at for at, actor in enumerate(sorted({actor for actor, _, _ in seats}))}
    count = len(place)
    for _, body, _ in seats:
        place.setdefault(body, len(place))
    both = ig.Graph(len(place), [(place[actor], place[body]) for actor, body, _ in seats])
    ties = ig.Graph(count, [(place[one], place[other]) for one, other, _ in rows])
    sectors = sorted({sector for sector in sector_of.values() if sector})
    kinds = [sectors.index(sector_of[actor]) for actor in list(place)[:count]]
    weights = [weight for _, _, weight in rows]
    return [
        *measured(ties, weights, kinds),
        both.degree(),
        both.closeness(),
        both.betweenness(),
        both.density(),
        sql(BROKERAGE).fetchall(),
        sql(SECTOR_TIES).fetchall(),
        *answered(connection, both, seats, place),
    ]


def measured(ties: ig.Graph, weights: list[float], kinds: list[int]) -> list[object]:
    """The measures of the consultation network, each by its own call."""
    lengths = [1 / weight for weight in weights]
    groups = ties.community_leiden("modularity", weights=weights, n_iterations=10)
    return [
        ties.degree(),
        ties.strength(weights=weights),
        ties.betweenness(),
        ties.betweenness(weights=lengths),
        ties.closeness(),
        ties.closeness(weights=lengths),
        ties.eigenvector_centrality(),
        ties.coreness(),
        ties.constraint(),
        ties.transitivity_local_undirected(),
        ties.list_triangles(),  # the effective size counts them
        ties.neighborhood_size(order=2),
        ties.articulation_points(),
        ties.bridges(),
        ties.connected_components().membership,
        ties.density(),
        ties.diameter(),
        ties.average_path_length(),
        ties.transitivity_undirected(),
        groups.membership,
        ties.modularity(groups, weights=weights),
        ties.modularity(kinds),
        ties.assortativity_nominal(kinds, directed=False),
    ]


def answered(
    connection: duckdb.DuckDBPyConnection,
    both: ig.Graph,
    seats: list[tuple[str, str, str]],
    place: dict[str, int],
) -> list[object]:
    """The answers of the rules, each by its own query or call."""
    connection.execute(KNOWN)
    connection.execute("""
        create or replace temp table unclear as
        select actor, list(body) filter (known <> 'named') as unclear
        from links join known using (body) group by actor
    """)
    found: list[object] = [connection.execute(query).fetchall() for query in RULES.values()]
    for cut in both.articulation_points():
        rest = both.copy()
        rest.delete_edges(rest.incident(cut))
        found.append(rest.connected_components().membership)
    levels = list(Evidence)
    for level in range(len(levels)):
        taken = [link for link in seats if link[2] in levels[: level + 1]]
        graph = ig.Graph(len(place), [(place[actor], place[body]) for actor, body, _ in taken])
        found.append(graph.connected_components().membership)
    return found


def ours(facts: Facts) -> None:
    """All measures and all rules, from the facts."""
    measure_network(two_mode_network(facts))
    find_gaps(facts, on=DAY)


def seconds(work: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)


@pytest.mark.parametrize(("size", "runs"), [(1_000, 3), (5_000, 1)])
def test_all_measures_and_rules_cost_little_more_than_the_bare_calls(size: int, runs: int) -> None:
    facts = themed(size)
    connection = tables(facts)
    mine, theirs = seconds(lambda: ours(facts), runs), seconds(lambda: bare(connection), runs)
    print(f"\n{size} actors: {mine:.2f} s, bare {theirs:.2f} s: x {mine / theirs:.2f}")
    assert mine <= 1.5 * theirs


def test_measures_are_thirty_times_as_fast_as_in_networkx() -> None:
    network = two_mode_network(city(1_000))
    met, sitting = consultation_network(network), without_isolates(network)
    mine = seconds(lambda: measure_network(network), 3)
    theirs = seconds(
        lambda: (positions(met), paths(met), whole(met), expected_two_mode(sitting)), 1
    )
    print(f"\n1,000 actors: {mine:.2f} s, networkx {theirs:.1f} s: {theirs / mine:.0f} times")
    assert theirs >= 30 * mine


def test_kortrijk_is_measured_and_judged_within_a_tenth_of_a_second() -> None:
    facts = kortrijk()
    taken = seconds(lambda: ours(facts), 5)
    print(f"\nKortrijk: {taken * 1000:.0f} ms")
    assert taken <= 0.1


def test_twenty_thousand_actors_take_a_minute_and_what_is_estimated_is_told() -> None:
    facts = themed(20_000)
    begin = time.process_time()
    found = measure_network(two_mode_network(facts))
    find_gaps(facts, on=DAY)
    taken = time.process_time() - begin
    print(f"\n20,000 actors: {taken:.0f} s; estimated: {', '.join(sorted(found.estimated))}")
    assert "betweenness" in found.estimated
    assert "closeness" not in found.estimated
    assert taken <= 60


def test_the_seats_that_promise_most_are_tried_within_a_few_seconds() -> None:
    facts = themed(1_000)
    taken = seconds(lambda: suggest_seats(facts, on=DAY), 2)
    print(f"\nsuggestions among 1,000 actors: {taken:.1f} s")
    assert taken <= 4

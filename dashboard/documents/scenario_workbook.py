"""A scenario as a workbook to upload, with the tables that it changes."""

from __future__ import annotations

from typing import Any

from data import exports
from data.model import Fact, Facts
from data.tables import TABLES
from graph.scenarios.scenario import Scenario, apply_steps, steps_as_changes
from graph.supposed_facts import as_data


def removes_facts(facts: Facts, scenario: Scenario) -> bool:
    """Whether the scenario removes facts, so that an upload has to replace whole tables.

    Raises ScenarioError when the steps cannot be done.
    """
    return any(after is None for _, _, after in steps_as_changes(facts, scenario.steps))


def scenario_workbook(facts: Facts, scenario: Scenario, *, language: str) -> bytes:
    """The changed tables as a workbook that brings the scenario about when it is uploaded.

    Only what is new or different, to add; or whole tables, to replace, when something goes. The
    evidence of a seat that the scenario adds is `supposed`, since no source comes along. Raises
    ScenarioError when the steps cannot be done.
    """
    changes = steps_as_changes(facts, scenario.steps)
    tables = [table.name for table in TABLES if table.name in {table for table, _, _ in changes}]
    after = apply_steps(facts, scenario.steps)
    added = {table: _facts_of_table_after(changes, table) for table in tables}
    replaces = removes_facts(facts, scenario)
    rows: dict[str, Any] = {
        table: tuple(map(as_data, after.table(table) if replaces else added[table]))
        for table in tables
    }
    return exports.workbook(Facts(**rows), language=language, tables=tables)


def _facts_of_table_after(
    changes: tuple[tuple[str, Fact | None, Fact | None], ...], name: str
) -> tuple[Fact, ...]:
    return tuple(after for table, _, after in changes if table == name and after is not None)

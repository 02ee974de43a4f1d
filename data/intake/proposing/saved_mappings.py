"""How analysts said that sheets are read, kept in the store by their headers.

These are no facts and no revisions: they decide how a later file is read, not what is so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from data.intake.understanding.sheet_mappings import Headers, SheetMapping
from data.rights import Right
from data.store import Store


def saved_mappings(store: Store) -> tuple[SheetMapping, ...]:
    """Every saved mapping."""
    with store.reading() as cursor:
        rows = cursor.execute(
            "select headers, sheet, parts from mappings order by headers, sheet"
        ).fetchall()
    return tuple(
        SheetMapping(**{**part, "headers": tuple(json.loads(headers)), "sheet": sheet or None})
        for headers, sheet, parts in rows
        for part in json.loads(parts)
    )


def save_mapping(
    store: Store, headers: Headers, sheet: str | None, parts: Sequence[SheetMapping]
) -> None:
    """Save how sheets with these headers are read, in place of an earlier mapping.

    Without `parts` the saved mapping is deleted. Without a `sheet` name it holds for every sheet
    with these headers.
    """
    kept = [
        {name: value for name, value in asdict(part).items() if name not in {"headers", "sheet"}}
        for part in parts
    ]
    store.permission.require(Right.CHANGE_DATA)
    with store.writing() as cursor:
        cursor.execute(
            "delete from mappings where headers = ? and sheet = ?",
            [json.dumps(headers), sheet or ""],
        )
        if kept:
            cursor.execute(
                "insert into mappings values (?, ?, ?)",
                [json.dumps(headers), sheet or "", json.dumps(kept, ensure_ascii=False)],
            )

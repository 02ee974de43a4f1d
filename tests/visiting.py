"""A page of the dashboard run without a browser, for one person on one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.roles import Role

TODAY = date(2026, 11, 23)


def visited(
    page: str,
    database: Path,
    address: Mapping[str, str | list[str]],
    *,
    role: Role = Role.ANALYST,
    today: date = TODAY,
) -> AppTest:
    """A page that has not run yet; `address` holds the parameters of its address.

    `page` in the state of the session is another page that the same person opens.
    """
    asked = {"page": page, "database": str(database), "role": role.value, "day": today.isoformat()}
    test = AppTest.from_function(show_page, default_timeout=60, kwargs=asked)
    for key, value in address.items():
        test.query_params[key] = value
    return test


def show_page(page: str, database: str, role: str, day: str) -> None:
    """Show a page; it runs as a script of its own, so it imports for itself what it needs."""
    from datetime import date
    from importlib import import_module

    import streamlit as st

    from dashboard import cache
    from dashboard.app_pages import PAGES
    from dashboard.context import Context, Person
    from dashboard.roles import Role
    from dashboard.words import Language, Words

    store = cache.store(database)
    nowhere = st.Page(lambda: None, title="page", url_path="page")
    context = Context(
        store=store,
        database=database,
        revision=store.revision,
        person=Person("An", Role(role)),
        words=Words(Language.DUTCH),
        today=date.fromisoformat(day),
        pages={entry.key: nowhere for entry in PAGES},
        read=cache.read_snapshot,
    )
    page = st.session_state.get("page", page)
    import_module(f"dashboard.app_pages.{page}").show(context)

"""A day that may be left open, in a form."""

from __future__ import annotations

from datetime import date

import streamlit as st


def picked_day(label: str, held: date | None, *, key: str) -> date | None:
    """Offer a day, or none."""
    chosen = st.date_input(label, held, format="DD/MM/YYYY", key=key)
    return chosen if isinstance(chosen, date) else None

"""A day that may be left open, in a form."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.drafts import Form


def picked_day(form: Form, name: str, label: str, held: date | None) -> date | None:
    """Offer a day, or none."""
    chosen = st.date_input(label, None, format="DD/MM/YYYY", **form.widget(name, held))
    return chosen if isinstance(chosen, date) else None

"""Charts that everybody can read: in the light and dark theme, and with a screen reader."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st


def show_chart(
    chart: alt.Chart | alt.LayerChart | alt.FacetChart, *, alt_text: str, **more: Any
) -> Any:
    """Show a chart with its words in the colour of all text, and one text that tells what it is.

    What Vega itself would say of every mark is in English; the table beside a chart says the same.
    """
    ink = st.get_option(f"theme.{st.context.theme.type or 'light'}.textColor")
    readable = (
        chart.configure_mark(aria=False)
        .configure_axis(aria=False, labelColor=ink, titleColor=ink)
        .configure_legend(aria=False, labelColor=ink, titleColor=ink)
    )
    return st.altair_chart(readable, alt=alt_text, **more)

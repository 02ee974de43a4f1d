"""An address in a text of the data stays text: no link, wherever Streamlit would make one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import PATIENCE

pytestmark = pytest.mark.browser

TEXTS = (
    "https://evil.example/",
    "HTTP://evil.example/a?b=c",
    "www.evil.example",
    "WWW.evil.example/x",
    "mailto:a@evil.example",
    "a.b+c@evil.example",
    "<https://evil.example/>",
    "[klik](https://evil.example/)",
    '<a href="https://evil.example/">klik</a>',
)
APP = """
import streamlit as st
from dashboard.markdown import as_label, escaped
for number, text in enumerate({texts!r}):
    st.markdown("zie " + escaped(text) + " en verder")
    st.caption(escaped(text))
    st.info(escaped(text))
    st.expander(escaped(text)).write("leeg")
    st.checkbox(as_label(text), key=str(number))
st.markdown("klaar")
"""


def test_no_address_in_a_text_becomes_a_link(
    chromium: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    app = tmp_path / "addresses.py"
    app.write_text(APP.format(texts=TEXTS), encoding="utf-8")
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(serve(app))
    expect(page.get_by_text("klaar")).to_be_visible()
    expect(page.locator('a[href*="evil"]')).to_have_count(0)
    page.context.close()

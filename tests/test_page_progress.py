"""Long work: how far it is, how it is stopped, and how it is taken up after all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from streamlit.testing.v1 import AppTest

PAGE = Path(__file__).parent / "examples" / "progress_page.py"


def page(**session: object) -> AppTest:
    shown = AppTest.from_file(PAGE)
    for key, value in session.items():
        shown.session_state[key] = value
    return shown.run()


def test_work_that_is_done_leaves_neither_a_bar_nor_a_button() -> None:
    shown = page(once=True)
    assert shown.markdown[0].value == "The answer is 42."
    assert not shown.button
    assert not shown.get("progress")


def test_what_was_stopped_says_so_and_can_be_taken_up() -> None:
    shown = page(once=True, stopped={"answer"})
    assert shown.info[0].value == "Stopped: Counting. The rest of this page needs it."
    assert not shown.markdown
    shown.button[0].click().run()
    assert shown.markdown[0].value == "The answer is 42."
    assert not shown.info


@pytest.mark.browser
def test_the_bar_moves_and_its_person_can_stop_it(
    chromium: Browser, serve: Callable[..., str]
) -> None:
    shown = chromium.new_page()
    shown.goto(serve(PAGE))
    bar = shown.get_by_role("progressbar")
    expect(bar).to_be_visible()
    first = bar.get_attribute("aria-valuenow")
    expect(bar).not_to_have_attribute("aria-valuenow", first or "")
    shown.get_by_role("button", name="Stop").click()
    expect(shown.get_by_text("Stopped: Counting.")).to_be_visible()
    shown.get_by_role("button", name="Work it out after all").click()
    expect(shown.get_by_text("The answer is 42.")).to_be_visible()
    shown.context.close()

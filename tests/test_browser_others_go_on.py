"""While one person's upload is checked, another person's page answers."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browsing import finished

pytestmark = pytest.mark.browser

NAMES = 5_000
SECONDS = 2


def seconds_for(page: Page, address: str) -> float:
    """How long a page takes to come and to be drawn."""
    begin = time.monotonic()
    page.goto(address)
    finished(page)
    return time.monotonic() - begin


def test_a_row_of_thousands_of_names_by_thousands_holds_nobody_up(
    visit: Callable[..., Page], own: str
) -> None:
    bodies, actors = ("|".join(f"{each}{n}" for n in range(NAMES)) for each in "ox")
    content = f'overleg;actor\n"{bodies}";"{actors}"\n'.encode()
    file: FilePayload = {"name": "zetels.csv", "mimeType": "text/csv", "buffer": content}
    uploading, other = visit(f"{own}/bijwerken"), visit(f"{own}/uitleg")
    finished(uploading)
    alone = max(seconds_for(other, f"{own}/uitleg") for _ in range(2))
    uploading.locator("input[type=file]").set_input_files(file)
    meanwhile = seconds_for(other, f"{own}/uitleg")
    # On a machine that does much else a page alone takes longer too.
    assert meanwhile < max(SECONDS, 3 * alone)
    told = uploading.get_by_text("Deze rij noemt er zoveel dat ze 25.000.000 rijen zou worden")
    expect(told.first).to_be_attached()

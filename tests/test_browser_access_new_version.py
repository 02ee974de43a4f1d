"""A new version: stopped, copied and started again, with people at work who lose nothing."""

from __future__ import annotations

import subprocess
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard.roles import Role
from dashboard.words import Language, Words
from data.saved_scenarios import list_scenarios
from data.store import Store
from tests.browsing import finished
from tests.city_hall import BIN, city_hall, free_port, provider
from tests.city_hall_visitors import visitor_of
from tests.tls_proxy import make_certificate, tls_proxy

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("city hall")]
DUTCH = Words(Language.DUTCH)


def test_a_session_and_what_was_typed_outlive_a_backup_and_a_new_start(
    chromium: Browser, tmp_path: Path
) -> None:
    port, own = free_port(), free_port()
    url = f"https://localhost:{port}"
    make_certificate(tmp_path)
    with ExitStack() as stack:
        known = stack.enter_context(provider(url))
        stack.enter_context(tls_proxy(tmp_path, port=port, to=own))
        with city_hall(tmp_path, at=known, url=url, port=own) as hall:
            visitor = stack.enter_context(visitor_of(hall, chromium))
            page = visitor.sign_in(Role.DIRECTOR, "/kerngroepen?body=woonraad")
            name = page.get_by_label(DUTCH("Name of the scenario"))
            name.fill("Vier groepen")
            name.press("Tab")
            finished(page)
            name.press("End")
            name.press_sequentially(" en een")  # which the server has not heard of
        notice = page.locator("#connection-notice")
        expect(notice).to_contain_text("De verbinding is weg")
        expect(name).to_have_value("Vier groepen en een")

        copy = tmp_path / "backup.duckdb"
        command: list[str | Path] = [BIN / "woonnetwerk", "--database", hall.database]
        subprocess.run([*command, "backup", copy], check=True, capture_output=True)
        with city_hall(tmp_path, at=known, url=url, port=own):
            expect(notice).to_have_count(0)
            finished(page)
            expect(name).to_have_value("Vier groepen en een")
            page.get_by_role("button", name=DUTCH("Keep as a scenario")).click()
            other = visitor.tab("/wat-als")  # without signing in anew
            finished(other)
            expect(
                page.get_by_role("link", name=DUTCH("See what they would change"))
            ).to_be_visible()
    with Store.open(hall.database) as store:
        assert [kept.name for kept in list_scenarios(store)] == ["Vier groepen en een"]
    assert copy.stat().st_size > 100_000

"""People with a real browser each, at a dashboard behind a real proxy that does TLS."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from dashboard.roles import Role
from tests.browsing import PATIENCE, RUNS, finished, wait_for_the_server
from tests.city_hall import BY_ROLE, CityHall, city_hall, free_port, provider
from tests.tls_proxy import make_certificate, tls_proxy


@contextmanager
def city_hall_behind_proxy(
    folder: Path, *, path: str = "", example: str = "nginx.conf"
) -> Iterator[CityHall]:
    """Run a dashboard at `https://localhost:PORT` and a path, behind nginx as an example says."""
    port, proxy = free_port(), folder / "tls"
    proxy.mkdir()
    url = f"https://localhost:{port}{path}"
    certificate, _ = make_certificate(proxy)
    with (
        provider(
            url,
            environment={"NODE_EXTRA_CA_CERTS": str(certificate)},
            backchannel_logout_uri=f"{url}/afmelden/door-aanbieder",
        ) as known,
        city_hall(folder, at=known, url=url) as running,
        tls_proxy(proxy, port=port, to=running.port, example=example),
    ):
        yield running


@dataclass
class Visitor:
    """Somebody at a browser of their own."""

    hall: CityHall
    context: BrowserContext

    def tab(self, path: str = "/") -> Page:
        page = self.context.new_page()
        wait_for_the_server(page)
        page.goto(self.hall.url + path)
        return page

    def sign_in(self, role: Role, path: str = "/") -> Page:
        """Open a page and sign in on the way."""
        page = self.tab(path)
        page.get_by_placeholder("Enter any login").fill(BY_ROLE[role])
        page.get_by_placeholder("and password").fill("any")
        page.get_by_role("button", name="Sign-in").click()
        page.wait_for_url(self.hall.url + "/**")
        finished(page)
        return page


@contextmanager
def visitor_of(hall: CityHall, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who has not signed in yet."""
    context = chromium.new_context(
        viewport={"width": 1400, "height": 1000},
        ignore_https_errors=True,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(path=RUNS)
    yield Visitor(hall, context)
    context.close()

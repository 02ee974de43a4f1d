"""The settings of signing in: one file, closed to others, refused whole when anything is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from dashboard.roles import Role
from dashboard.settings import LOOPBACK
from dashboard.words import Words
from data.private_files import others_may_read

TEMPLATE: Final = Path(__file__).with_name("access.template.toml")
_OPTIONAL: Final = {
    "provider.scopes": ["openid", "profile"],
    "person.subject_claim": "sub",
    "person.name_claim": "name",
    "person.organisation_claim": "",
    "person.organisation": "",
    "proxy.addresses": ["127.0.0.1", "::1"],
    **{f"roles.{role}": [] for role in Role},
}
_PATH: Final = re.compile(r"(/[A-Za-z0-9_-]+)*")
_REQUIRED: Final = {
    "provider.issuer": "",
    "provider.client_id": "",
    "provider.secret_file": "",
    "roles.claim": "",
    "help.contact": "",
}
_KINDS: Final = {key: type(value) for key, value in (_OPTIONAL | _REQUIRED).items()}


class AccessRefusedError(Exception):
    """The settings cannot be used: one sentence for each key, with what to do."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSettings:
    """How people sign in, and which value of a claim gives which role.

    `url` is where the dashboard is reached, without a slash at its end. Who does not have
    `organisation` in `organisation_claim` is refused; an empty one lets every organisation in.
    From `proxy_addresses`, addresses or networks, it is believed for which computer they ask.
    """

    url: str
    issuer: str
    client_id: str
    client_secret: str
    scopes: tuple[str, ...]
    subject_claim: str
    name_claim: str
    organisation_claim: str
    organisation: str
    role_claim: str
    role_of: Mapping[str, Role]
    proxy_addresses: tuple[str, ...]
    contact: str

    @property
    def origin(self) -> str:
        """The address of the dashboard without a path, as browsers name where a page is from."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def path(self) -> str:
        """The path of the dashboard in its site, such as `/woonnetwerk`; empty on its own host."""
        return urlsplit(self.url).path

    @property
    def host(self) -> str:
        """The host that browsers ask for, with the port where it has one."""
        return urlsplit(self.url).netloc


def read_access_file(words: Words, path: Path, url: str) -> AccessSettings:
    """Read the settings of signing in; `url` is where people reach the dashboard.

    Raises AccessRefusedError with everything that is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
        given = dict(_flatten_tables(tomllib.loads(text)))
    except OSError as error:
        raise AccessRefusedError([_unreadable_file_mistake(words, path, error)]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AccessRefusedError(
            [words("{path} is no TOML: {reason}.", path=path, reason=error)]
        ) from error
    wrong = [
        *_url_mistakes(words, url),
        *_file_rights_mistakes(words, path),
        *_key_mistakes(words, given),
        *_value_mistakes(words, given),
    ]
    secret = _read_secret(words, path, given, wrong)
    if wrong:
        raise AccessRefusedError(wrong)
    values = _OPTIONAL | given
    return AccessSettings(
        url=url.rstrip("/"),
        issuer=values["provider.issuer"],
        client_id=values["provider.client_id"],
        client_secret=secret,
        scopes=tuple(values["provider.scopes"]),
        subject_claim=values["person.subject_claim"],
        name_claim=values["person.name_claim"],
        organisation_claim=values["person.organisation_claim"],
        organisation=values["person.organisation"],
        role_claim=values["roles.claim"],
        role_of={value: role for role in Role for value in values[f"roles.{role}"]},
        proxy_addresses=tuple(values["proxy.addresses"]),
        contact=values["help.contact"],
    )


def _flatten_tables(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keys of a document with that of their table before them: `provider.issuer`."""
    for name, value in document.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{key}", inner) for key, inner in value.items())
        else:
            yield name, value


def _url_mistakes(words: Words, url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        yield words(
            "--url {url}: give the address at which people open the dashboard, such as "
            "https://woon.stad.be. Without https anybody on the way could read along.",
            url=url,
        )
    elif not _PATH.fullmatch(parts.path.rstrip("/")):
        yield words(
            "--url {url}: the path may hold letters, digits, - and _ only, such as "
            "https://www.stad.be/woonnetwerk/.",
            url=url,
        )


def _file_rights_mistakes(words: Words, path: Path) -> Iterator[str]:
    if others_may_read(path):
        yield words("{path} can be read by others. Close it: chmod 600 {path}", path=path)


def _key_mistakes(words: Words, given: Mapping[str, Any]) -> Iterator[str]:
    for key in given.keys() - _KINDS.keys():
        if key.startswith("roles."):
            yield words(
                "{key}: there is no such role. The roles are {roles}.",
                key=key,
                roles=words.all_of([*Role]),
            )
        else:
            yield words(
                "{key}: there is no such setting. `woonnetwerk access template` explains them all.",
                key=key,
            )
    for key in _REQUIRED:
        if not given.get(key):
            yield words("{key} is missing. `woonnetwerk access template` explains it.", key=key)


def _value_mistakes(words: Words, given: Mapping[str, Any]) -> Iterator[str]:
    for key, kind in _KINDS.items():
        value = given.get(key, kind())
        if kind is str and not isinstance(value, str):
            yield words("{key}: write a text between quotation marks.", key=key)
        if kind is list and not _is_list_of_texts(value):
            yield words('{key}: write a list of texts, such as ["a", "b"].', key=key)
    issuer = given.get("provider.issuer")
    if issuer and not _is_encrypted_or_local(str(issuer)):
        yield words("{key}: the provider needs an address with https.", key="provider.issuer")
    if bool(given.get("person.organisation")) != bool(given.get("person.organisation_claim")):
        yield words(
            "{key}: give both the claim and the organisation that must stand in it, or neither.",
            key="person.organisation",
        )
    yield from _proxy_mistakes(words, given.get("proxy.addresses", []))
    yield from _role_mistakes(words, given)


def _proxy_mistakes(words: Words, addresses: object) -> Iterator[str]:
    for address in (
        addresses if _is_list_of_texts(addresses) and isinstance(addresses, list) else []
    ):
        try:
            ip_network(address)
        except ValueError:
            yield words(
                "proxy.addresses: “{address}” is no address or network, such as 10.0.0.7 or "
                "10.0.0.0/24.",
                address=address,
            )


def _role_mistakes(words: Words, given: Mapping[str, Any]) -> Iterator[str]:
    lists = [given.get(f"roles.{role}", []) for role in Role]
    values = [value for some in lists if _is_list_of_texts(some) for value in some]
    if not values:
        yield words("roles: no value gives a role, so that nobody could come in.")
    for value in sorted({value for value in values if values.count(value) > 1}):
        yield words("roles: “{value}” gives two roles. Let it give one.", value=value)


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text for text in value)


def _is_encrypted_or_local(issuer: str) -> bool:
    """Whether nobody can listen on the way; what stays on this computer needs no https."""
    parts = urlsplit(issuer)
    return bool(parts.hostname) and (parts.scheme == "https" or parts.hostname in LOOPBACK)


def _read_secret(words: Words, path: Path, given: Mapping[str, Any], wrong: list[str]) -> str:
    """The secret that stands in a file of its own; what is wrong with it is added."""
    named = given.get("provider.secret_file")
    if not named or not isinstance(named, str):
        return ""
    file = path.parent / named
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        wrong.append(f"provider.secret_file: {_unreadable_file_mistake(words, file, error)}")
        return ""
    wrong.extend(
        f"provider.secret_file: {sentence}" for sentence in _file_rights_mistakes(words, file)
    )
    if not secret:
        wrong.append(words("provider.secret_file: {path} is empty.", path=file))
    return secret


def _unreadable_file_mistake(words: Words, path: Path, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return words("{path} cannot be read: {reason}.", path=path, reason=reason)

"""The settings of signing in: refused whole, each key with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.access.access_file import TEMPLATE, AccessRefusedError, read_access_file
from dashboard.cli import main
from dashboard.roles import Role
from dashboard.words import Language, Words
from tests.city_hall import URL, access_file

ENGLISH = Words(Language.ENGLISH)
ISSUER = "https://login.stad.be"


def refusal(file: Path, url: str = URL) -> list[str]:
    with pytest.raises(AccessRefusedError) as refused:
        read_access_file(ENGLISH, file, url)
    return refused.value.sentences


def changed(file: Path, before: str, after: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    return file


def test_complete_settings_are_read(tmp_path: Path) -> None:
    settings = read_access_file(ENGLISH, access_file(tmp_path, ISSUER), f"{URL}/")
    assert (settings.url, settings.origin, settings.host) == (URL, URL, "woon.test")
    assert settings.role_of["regisseur"] is Role.DIRECTOR
    assert settings.subject_claim == "sub"


def test_the_template_can_be_used_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "access.toml"
    file.write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
    secret = tmp_path / "client-secret"
    secret.write_text("geheim", encoding="utf-8")
    for path in (file, secret):
        path.chmod(0o600)
    assert read_access_file(ENGLISH, file, URL).role_claim == "roles"


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('client_id = "woonnetwerk"\n', "", "provider.client_id"),
        ('contact = "', 'kontakt = "', "help.kontakt"),
        ('admin = ["', 'boss = ["', "roles.boss"),
        ('["lezer"]', '"lezer"', "roles.viewer"),
        ('["lezer"]', '["analist"]', "analist"),
        ('claim = "roles"', "claim = 3", "roles.claim"),
        (ISSUER, "http://login.stad.be", "provider.issuer"),
        ('"client-secret"', '"nowhere"', "provider.secret_file"),
        ("[roles]", '[person]\norganisation = "OVO001"\n[roles]', "person.organisation"),
        ("[provider]", "[provider", "access.toml"),
    ],
)
def test_a_mistake_is_refused_by_its_key(tmp_path: Path, before: str, after: str, key: str) -> None:
    file = changed(access_file(tmp_path, ISSUER), before, after)
    assert any(key in sentence for sentence in refusal(file))


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    file = changed(access_file(tmp_path, ISSUER), 'client_id = "woonnetwerk"\n', "")
    changed(file, ISSUER, "http://login.stad.be")
    assert len(refusal(file, "http://woon.stad.be")) == 3


@pytest.mark.parametrize("name", ["access.toml", "client-secret"])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, name: str) -> None:
    file = access_file(tmp_path, ISSUER)
    (tmp_path / name).chmod(0o640)
    (sentence,) = refusal(file)
    assert f"chmod 600 {tmp_path / name}" in sentence


@pytest.mark.parametrize(
    "url", ["http://woon.stad.be", "woon.stad.be", "https://", "https://woon.stad.be?a=b"]
)
def test_an_address_without_https_is_refused(tmp_path: Path, url: str) -> None:
    (sentence,) = refusal(access_file(tmp_path, ISSUER), url)
    assert "--url" in sentence


def test_what_stays_on_this_computer_needs_no_https(tmp_path: Path) -> None:
    file = access_file(tmp_path, "http://127.0.0.1:9000")
    assert read_access_file(ENGLISH, file, URL).issuer == "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--address", "0.0.0.0"],  # noqa: S104
        ["run", "--access", "access.toml"],
        ["run", "--url", URL, "--access", "access.toml"],
        ["run", "--url", "http://woon.test", "--access", "access.toml"],
        ["access", "check", "--url", URL, "--access", "access.toml"],
    ],
)
def test_the_command_refuses_to_start_with_what_is_wrong(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    changed(access_file(tmp_path, ISSUER), 'claim = "roles"', "")
    answer = CliRunner().invoke(main, ["--database", "store.duckdb", *arguments])
    assert answer.exit_code == 2, answer.output
    assert not (tmp_path / "store.duckdb").exists()


def test_the_template_is_printed() -> None:
    answer = CliRunner().invoke(main, ["access", "template"])
    assert answer.output == TEMPLATE.read_text(encoding="utf-8")


def test_where_nobody_ever_signed_in_there_is_nobody_to_list_or_to_end(tmp_path: Path) -> None:
    database = ["--database", str(tmp_path / "store.duckdb")]
    assert CliRunner().invoke(main, [*database, "sessions"]).output == "Niemand is aangemeld.\n"
    assert CliRunner().invoke(main, [*database, "sessions", "end", "Anna"]).exit_code == 1
    assert not list(tmp_path.iterdir())

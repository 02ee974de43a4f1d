"""Service tokens: shown once, kept as a hash, for some days, some actions and so many requests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.access.rate_limit import Rate, RateLimit, limited_address
from dashboard.access.records import Records
from dashboard.access.tokens import ServiceAction, TokenNameTakenError, Tokens
from dashboard.cli import main
from tests.test_page_access_sessions import MINUTE, Clock

IMPORT = frozenset({ServiceAction.IMPORT})
DAY = 24 * 60 * MINUTE


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(tmp_path: Path, clock: Clock) -> Tokens:
    return Tokens(Records.open(tmp_path / "store.duckdb.access"), clock)


def test_a_token_is_known_by_its_secret_and_by_nothing_that_is_kept(
    tokens: Tokens, tmp_path: Path
) -> None:
    secret = tokens.make("nacht", IMPORT, days=1)
    found = tokens.use(secret)
    assert found is not None
    assert (found.name, found.may, found.author) == ("nacht", IMPORT, "token nacht")
    for shown in ("", "nacht", secret[:-1], secret + "x", secret.upper()):
        assert tokens.use(shown) is None
    for file in tmp_path.iterdir():
        assert secret.encode() not in file.read_bytes()


def test_a_token_expires_to_the_second_and_is_still_listed(tokens: Tokens, clock: Clock) -> None:
    secret = tokens.make("nacht", IMPORT, days=2)
    clock.now += 2 * DAY - 1
    assert tokens.use(secret) is not None
    clock.now += 1
    assert tokens.use(secret) is None
    assert tokens.name_of(secret) == "nacht"
    (listed,) = tokens.all()
    assert tokens.has_expired(listed)
    assert listed.last_used == clock.now - 1  # what is refused is no use


def test_a_name_is_for_one_token_until_that_is_ended(tokens: Tokens, clock: Clock) -> None:
    first = tokens.make("nacht", IMPORT, days=1)
    clock.now += DAY
    with pytest.raises(TokenNameTakenError):
        tokens.make("nacht", IMPORT, days=1)
    assert tokens.end("nacht")
    assert not tokens.end("nacht")
    second = tokens.make("nacht", IMPORT, days=1)
    assert tokens.use(first) is None
    assert tokens.use(second) is not None


@pytest.mark.parametrize("name", ["", "a b", "-a", "a/b", "é", "a\n", "a" * 65])
def test_a_name_that_would_not_read_well_is_refused(tokens: Tokens, name: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        tokens.make(name, IMPORT, days=1)
    assert tokens.all() == ()


@pytest.mark.parametrize("days", [0, -1, 731])
def test_the_days_are_limited(tokens: Tokens, days: int) -> None:
    with pytest.raises(ValueError, match="nacht"):
        tokens.make("nacht", IMPORT, days=days)


def test_a_rate_lets_so_many_through_at_once_and_more_as_time_passes(clock: Clock) -> None:
    limit = RateLimit(Rate(3, 60), clock)
    assert [limit.seconds_to_wait("a") for _ in range(4)] == [0, 0, 0, 20]
    assert limit.seconds_to_wait("b") == 0
    clock.now += 19
    assert limit.seconds_to_wait("a") == pytest.approx(1)
    clock.now += 1
    assert limit.seconds_to_wait("a") == 0
    assert limit.seconds_to_wait("a") == pytest.approx(20)
    clock.now += 3600
    assert [limit.seconds_to_wait("a") for _ in range(4)] == [0, 0, 0, 20]


def test_a_rate_remembers_no_more_keys_than_its_memory_has_room_for(clock: Clock) -> None:
    limit = RateLimit(Rate(1, 60), clock)
    assert limit.seconds_to_wait("a") == 0
    for number in range(9_999):
        limit.seconds_to_wait(str(number))
    assert limit.seconds_to_wait("a") > 0
    for number in range(20_000):
        limit.seconds_to_wait(f"other {number}")
    assert limit.seconds_to_wait("a") == 0


@pytest.mark.parametrize(
    ("client", "counted"),
    [
        (("192.0.2.7", 1), "192.0.2.7"),
        (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64"),
        (("2001:db8:1:2::9", 1), "2001:db8:1:2::/64"),
        (None, ""),
    ],
)
def test_an_address_is_counted_with_those_of_its_household(
    client: tuple[str, int] | None, counted: str
) -> None:
    assert limited_address({"client": client}) == counted


def command(folder: Path, *words: str) -> Result:
    database = str(folder / "new" / "store.duckdb")
    return CliRunner().invoke(main, ["--database", database, "--language", "en", *words])


def test_the_command_makes_lists_and_ends(tmp_path: Path) -> None:
    assert command(tmp_path, "token").output == "There are no tokens.\n"
    made = command(tmp_path, "token", "new", "nacht", "--may", "import", "--may", "backup")
    assert made.exit_code == 0
    assert len(made.stdout.split()) == 1  # the secret alone, so that a script can keep it
    assert "only time" in made.stderr
    listed = command(tmp_path, "token")
    assert listed.output.startswith("nacht: backup and import, made ")
    assert "last used never" in listed.output
    (document,) = json.loads(command(tmp_path, "token", "--json").stdout)["tokens"]
    assert document.keys() == {"name", "may", "made", "expires", "last_used"}
    assert made.stdout.strip() not in listed.output + str(document)
    again = command(tmp_path, "token", "new", "nacht", "--may", "import")
    assert again.exit_code == 2
    assert "token end nacht" in again.output
    assert command(tmp_path, "token", "end", "nacht").exit_code == 0
    assert command(tmp_path, "token", "end", "nacht").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("nacht",),
        ("nacht", "--may", "restore"),
        ("nacht", "--may", "import", "--days", "0"),
        ("nacht", "--may", "import", "--days", "731"),
        ("two words", "--may", "import"),
        ("--may", "import"),
    ],
)
def test_the_command_refuses_what_no_token_may_be(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert command(tmp_path, "token", "new", *words).exit_code == 2
    assert command(tmp_path, "token").output == "There are no tokens.\n"

"""Other machines on a real server: a token opens two addresses, as far as it may, and no more."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from ipaddress import ip_address
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
import requests
from websockets.exceptions import InvalidStatus

from dashboard.app_pages import PAGES
from data.queries import history
from data.store import Store
from tests.city_hall import BIN, URL, CityHall, city_hall, free_port, live_page
from tests.test_page_access_gate import METHODS
from tests.tls_proxy import tls_proxy

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

README: Final = Path(__file__).parents[1] / "README.md"
ACTORS: Final = "id;naam\nnieuw;Nieuwe vzw\n"
Files = list[tuple[str, tuple[str, str]]]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def command(hall: CityHall, *words: str) -> str:
    done = subprocess.run(
        [BIN / "woonnetwerk", "--database", hall.database, *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


_numbers = count()


@pytest.fixture
def secrets(hall: CityHall) -> dict[str, str]:
    """A token for each action, made for one test: each may ask only so often."""
    number = next(_numbers)
    return {
        action: command(hall, "token", "new", f"{action}-{number}", "--may", action)
        for action in ("import", "backup")
    }


def post(
    hall: CityHall,
    path: str,
    secret: str,
    *,
    files: Files | None = None,
    headers: dict[str, str] | None = None,
    **options: Any,
) -> requests.Response:
    shown = {"Authorization": f"Bearer {secret}"} if secret else {}
    # The proxy on this computer says that each comes from another one.
    client = {"X-Forwarded-For": str(ip_address("198.18.0.0") + next(_numbers))}
    sent = {**client, **shown, **(headers or {})}
    return hall.ask("POST", path, headers=sent, files=files, **options)


def import_(hall: CityHall, secret: str, *texts: str, **fields: str) -> requests.Response:
    files = [("file", (f"actoren-{number}.csv", text)) for number, text in enumerate(texts)]
    return post(hall, "/api/import", secret, files=files, data={"message": "each night", **fields})


def test_files_become_one_version_that_the_token_signs(
    hall: CityHall, secrets: dict[str, str], tmp_path: Path
) -> None:
    answer = import_(hall, secrets["import"], ACTORS, "id;naam\nook-nieuw;Ook nieuw\n")
    assert answer.status_code == 200
    document = answer.json()
    assert (document["added"], document["changed"], document["removed"]) == (2, 0, 0)
    assert (document["ok"], document["doubts"], document["left_out"]) == (True, [], [])
    command(hall, "backup", str(tmp_path / "copy.duckdb"))
    with Store.open(tmp_path / "copy.duckdb") as store:
        newest = history(store)[0]
    assert newest.number == document["revision"]
    names = [token["name"] for token in json.loads(command(hall, "token", "--json"))["tokens"]]
    assert newest.author.removeprefix("token ") in names
    assert newest.message == "each night"
    assert [file.name for file in newest.files] == ["actoren-0.csv", "actoren-1.csv"]
    again = import_(hall, secrets["import"], ACTORS).json()
    assert (again["revision"], again["added"]) == (document["revision"], 0)


def test_errors_come_as_the_command_tells_them_and_change_nothing(
    hall: CityHall, secrets: dict[str, str], tmp_path: Path
) -> None:
    before = import_(hall, secrets["import"], ACTORS).json()["revision"]
    wrong = tmp_path / "actoren-0.csv"
    wrong.write_text("id;naam;soort\nnog-een;Nog een;geen soort\n;Zonder id;\n", encoding="utf-8")
    answer = import_(hall, secrets["import"], wrong.read_text(encoding="utf-8"))
    checked = subprocess.run(
        [BIN / "woonnetwerk", "--database", tmp_path / "s.duckdb", "check", wrong, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.status_code == 422
    document = answer.json()
    assert (document["ok"], document["code"]) == (False, "file-has-errors")
    assert document["problems"] == json.loads(checked.stdout)["problems"]
    assert document["problem_count"] == len(document["problems"]) >= 2
    assert import_(hall, secrets["import"], ACTORS).json()["revision"] == before


def test_of_very_many_errors_the_first_are_told_and_all_are_counted(
    hall: CityHall, secrets: dict[str, str]
) -> None:
    rows = "".join(f"a{number};\n" for number in range(1_500))
    document = import_(hall, secrets["import"], f"id;naam\n{rows}").json()
    assert len(document["problems"]) == 1_000
    assert document["problem_count"] == 1_500
    skipped = import_(
        hall, secrets["import"], f"id;naam\n{rows}heel;Heel\n", skip_wrong_rows="true"
    ).json()
    assert (len(skipped["left_out"]), skipped["left_out_count"]) == (1_000, 1_500)


def test_what_would_remove_much_is_refused_unless_it_may(
    hall: CityHall, secrets: dict[str, str]
) -> None:
    files = [("file", ("zetels.csv", "overleg;actor\n"))]
    fields = {"message": "each night", "replace": "true"}
    refused = post(hall, "/api/import", secrets["import"], files=files, data=fields)
    assert (refused.status_code, refused.json()["code"]) == (422, "much-would-go")
    fields["allow_removals"] = "true"
    removed = post(hall, "/api/import", secrets["import"], files=files, data=fields).json()
    assert (removed["added"], removed["changed"]) == (0, 0)
    assert removed["removed"] > 10


def test_wrong_rows_are_left_out_where_that_is_asked(
    hall: CityHall, secrets: dict[str, str]
) -> None:
    text = "id;naam\nvolledig;Volledig\nzonder-naam;\n"
    assert import_(hall, secrets["import"], text).status_code == 422
    document = import_(hall, secrets["import"], text, skip_wrong_rows="1").json()
    assert document["added"] == 1
    assert [(left["row"], left["column"]) for left in document["left_out"]] == [(3, "naam")]


def test_a_backup_is_one_file_that_opens_and_leaves_nothing_behind(
    hall: CityHall, secrets: dict[str, str], tmp_path: Path
) -> None:
    before = set(hall.database.parent.iterdir())
    left = hall.database.parent / ".woonnetwerk-backup-of-a-server-that-was-killed"
    left.mkdir()
    (left / "backup.duckdb").write_bytes(b"half")
    answer = post(hall, "/api/backup", secrets["backup"], headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(answer.content)
    with Store.open(copy) as store:
        assert store.revision == int(answer.headers["Woonnetwerk-Revision"])
    assert set(hall.database.parent.iterdir()) == before


@pytest.mark.parametrize("path", ["/api/import", "/api/backup"])
@pytest.mark.parametrize(
    "shown", ["", "Bearer", "Bearer guessed", "Basic dG86aW1wb3J0", "guessed", "Bearer import-0"]
)
def test_without_a_token_that_is_known_nothing_is_done(
    hall: CityHall, path: str, shown: str
) -> None:
    headers = {"Authorization": shown} if shown else {}
    for cookie in ("", hall.cookie_of("bert")):  # that of a person is none
        answer = hall.ask("POST", path, cookie=cookie, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="Woonnetwerk"')
        assert answer.json()["ok"] is False


def test_an_ended_token_opens_nothing_at_once(hall: CityHall) -> None:
    secret = command(hall, "token", "new", "short", "--may", "import", "--days", "1")
    assert import_(hall, secret, ACTORS).status_code == 200
    command(hall, "token", "end", "short")
    answer = import_(hall, secret, ACTORS)
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


def test_a_token_is_for_what_it_was_made_for(hall: CityHall, secrets: dict[str, str]) -> None:
    assert post(hall, "/api/backup", secrets["import"]).status_code == 403
    assert import_(hall, secrets["backup"], ACTORS).status_code == 403


def test_a_token_opens_no_page_and_no_websocket(hall: CityHall, secrets: dict[str, str]) -> None:
    shown = {"Authorization": f"Bearer {secrets['import']}"}
    for address in ("/", *(f"/{page.address}" for page in PAGES), "/_stcore/metrics", "/api/"):
        for method in METHODS:
            answer = hall.ask(method, address, headers={**shown, "Origin": URL, "Accept": "*/*"})
            assert answer.status_code in {401, 403, 405}, (method, address)
    for cookie in ("", f"__Host-woonnetwerk={secrets['import']}"):
        with pytest.raises(InvalidStatus), live_page(hall, cookie, **shown):
            pass


@pytest.mark.parametrize("method", [method for method in METHODS if method != "POST"])
def test_only_a_post_is_answered(hall: CityHall, secrets: dict[str, str], method: str) -> None:
    shown = {"Authorization": f"Bearer {secrets['import']}"}
    answer = hall.ask(method, "/api/import", headers=shown)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_another_host_finds_nothing(hall: CityHall, secrets: dict[str, str]) -> None:
    answer = post(hall, "/api/backup", secrets["backup"], headers={"Host": "elders.be"})
    assert answer.status_code == 404


def test_what_need_not_be_read_is_refused_unread(hall: CityHall, secrets: dict[str, str]) -> None:
    secret = secrets["import"]
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    assert post(hall, "/api/import", secret, headers=form, data=iter([b"x"])).status_code == 411
    assert post(hall, "/api/import", secret, data="{}").status_code == 415
    host, port = "127.0.0.1", hall.port
    with requests.Session() as session:
        asked = requests.Request(
            "POST",
            f"http://{host}:{port}/api/import",
            headers={**form, "Host": "woon.test", "Authorization": f"Bearer {secret}"},
        ).prepare()
        asked.headers["Content-Length"] = "260000000"  # of which nothing is sent
        assert session.send(asked, timeout=10).status_code == 413


@pytest.mark.parametrize(
    "fields",
    [
        {"message": " "},
        {"replace": "perhaps"},
        {"replace": ""},
        {"author": "Somebody Else"},
        {"file": "a text in the place of a file"},
    ],
)
def test_a_form_that_says_something_else_is_refused(
    hall: CityHall, secrets: dict[str, str], fields: dict[str, str]
) -> None:
    answer = import_(hall, secrets["import"], ACTORS, **fields)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")


def test_a_form_without_files_or_with_too_many_is_refused(hall: CityHall) -> None:
    secret = command(hall, "token", "new", "many", "--may", "import")
    assert import_(hall, secret).status_code in {400, 415}
    assert import_(hall, secret, *[ACTORS] * 51).status_code == 400
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    assert post(hall, "/api/import", secret, headers=broken, data="no form").status_code == 400


@pytest.mark.parametrize("name", ["../../actoren.csv", "C:\\Temp\\actoren.csv", "/etc/actoren.csv"])
def test_the_folder_before_a_name_is_nothing_to_us(
    hall: CityHall, name: str, tmp_path: Path
) -> None:
    called = f"folder-{len(name)}"
    secret = command(hall, "token", "new", called, "--may", "import")
    files = [("file", (name, f"id;naam\n{called};Nieuw\n"))]
    answer = post(hall, "/api/import", secret, files=files, data={"message": "m"})
    assert answer.json()["added"] == 1
    command(hall, "backup", str(tmp_path / "copy.duckdb"))
    with Store.open(tmp_path / "copy.duckdb") as store:
        assert [file.name for file in history(store)[0].files] == ["actoren.csv"]


def test_a_token_that_asks_too_often_hears_how_long_to_wait(
    hall: CityHall, secrets: dict[str, str]
) -> None:
    answers = [post(hall, "/api/import", secrets["import"], data="{}") for _ in range(21)]
    assert [answer.status_code for answer in answers] == [415] * 20 + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 3
    assert post(hall, "/api/backup", secrets["backup"]).status_code == 200  # another goes on


def test_an_address_that_guesses_is_stopped(hall: CityHall, secrets: dict[str, str]) -> None:
    address = {"X-Forwarded-For": "198.51.100.200"}
    answers = [post(hall, "/api/import", f"guess {n}", headers=address) for n in range(61)]
    assert [answer.status_code for answer in answers] == [401] * 60 + [429]
    assert answers[-1].headers["Retry-After"] == "1"
    # Who shows a good one from there waits too; elsewhere nobody does.
    assert post(hall, "/api/import", secrets["import"], headers=address).status_code == 429
    assert post(hall, "/api/import", secrets["import"], data="{}").status_code == 415


def test_one_computer_has_no_such_addresses(own: str) -> None:
    for path in ("/api/import", "/api/backup"):
        answer = requests.post(f"{own}{path}", headers={"Authorization": "Bearer x"}, timeout=10)
        assert answer.status_code in {404, 405}


def readme_commands() -> str:
    """The commands in the README that speak of tokens, one after the other."""
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return "".join(block for block in blocks if "nightly" in block)


def test_the_example_in_the_readme_works_as_it_stands(tmp_path: Path) -> None:
    port = free_port()
    url = f"https://localhost:{port}"
    with (
        city_hall(tmp_path, url=url) as running,
        tls_proxy(tmp_path, port=port, to=running.port),
    ):
        (tmp_path / "actoren.csv").write_text(ACTORS, encoding="utf-8")
        (tmp_path / "zetels.csv").write_text("overleg;actor\nwoonraad;nieuw\n", encoding="utf-8")
        program = f"{shlex.quote(str(BIN / 'woonnetwerk'))} --database {running.database}"
        script = readme_commands()
        for before, after in {
            "woonnetwerk token": f"{program} token",
            "https://woon.stad.be": url,
            "curl ": f"curl -sS --cacert {tmp_path / 'localhost.crt'} ",
        }.items():
            script = script.replace(before, after)
            assert before in readme_commands()
        done = subprocess.run(
            ["bash", "-euc", script],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"added":2' in done.stdout
    assert "nightly: backup en import" in done.stdout
    with Store.open(tmp_path / "woonnetwerk.duckdb") as store:
        assert history(store)[0].author == "token nightly"


def test_what_is_done_with_a_token_and_what_is_refused_it_is_in_the_audit(hall: CityHall) -> None:
    secret = command(hall, "token", "new", "watched", "--may", "import")
    assert import_(hall, secret, "id;naam\ngezien;Gezien\n").status_code == 200
    assert post(hall, "/api/backup", secret).status_code == 403
    command(hall, "token", "end", "watched")
    assert import_(hall, secret, ACTORS).status_code == 401
    lines = [json.loads(line) for line in command(hall, "audit", "--json").splitlines()]
    about = [
        (line["event"], line["details"].get("reason", ""))
        for line in lines
        if "watched" in line["name"] or line["details"].get("token") == "watched"
    ]
    assert about == [
        ("token-made", ""),
        ("token-used", ""),
        ("upload", ""),
        ("commit", ""),
        ("token-refused", "not-for-this"),
        ("token-ended", ""),
    ]
    refused = next(line for line in reversed(lines) if line["event"] == "token-refused")
    assert (refused["name"], refused["details"]["reason"]) == ("", "unknown")
    assert refused["address"].startswith("198.")
    assert secret not in json.dumps(lines)

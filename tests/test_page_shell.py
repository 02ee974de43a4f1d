"""The shell: the page in which Streamlit draws, and its Dutch for Streamlit's words."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import streamlit
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Message, Scope
from streamlit.elements import exception

from dashboard.server import shell
from dashboard.wording.streamlit_words import PLACES, front_end_replacements
from dashboard.words import Language, Words
from tests.both_languages import in_dutch

DUTCH = Words(Language.DUTCH)
# Streamlit puts these together from pieces, so they stand nowhere as they are read.
PUT_TOGETHER = {
    "check icon",
    "error icon",
    "help icon",
    "add icon",
    "The page that you have requested does not seem to exist. Running the app's main page.",
    "Choose date, {period}",
    "Press Enter to apply",
    "Press Enter to submit form",
    "Press Ctrl+Enter to apply",
    "Press Ctrl+Enter to submit form",
    "Press ⌘+Enter to apply",
    "Press ⌘+Enter to submit form",
    "1 option available.",
    "{count} options available.",
    "1 result available.",
    "{count} results available.",
    (
        "Use Up and Down to choose options, press Enter to select the currently focused option, "
        "press Escape to exit the menu, press Tab to select the option and exit the menu."
    ),
    "1 result",
    "{count} of 1 result",
    "{count} of over 1000",
    "Top values frequency chart: {label}",
    "group mark container",
}


def served(path: str, response: Response) -> tuple[str, Mapping[str, str]]:
    """What a browser gets where Streamlit would give the response."""
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def answer() -> None:
        scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": []}
        await shell.serve_shell(response)(scope, receive, send)

    # The browser tests keep a loop running in the thread of the tests.
    with ThreadPoolExecutor() as other:
        other.submit(asyncio.run, answer()).result()
    start, *bodies = messages
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return b"".join(body.get("body", b"") for body in bodies).decode(), headers


def test_the_shell_stands_in_for_streamlits_page_at_every_address() -> None:
    for path in ("/", "/netwerk", "/onbekend", "/diep/onbekend"):
        html, headers = served(path, HTMLResponse("<html>Streamlit</html>"))
        assert '<html lang="nl">' in html
        assert "default-src 'self'" in headers["content-security-policy"]


def test_what_is_no_page_stays_as_it_is() -> None:
    assert (
        served("/media/netwerk.html", HTMLResponse("<p>het netwerk</p>"))[0] == "<p>het netwerk</p>"
    )
    assert served("/iets", JSONResponse({"a": 1}))[0] == '{"a":1}'
    assert served("/weg", HTMLResponse("weg", status_code=404))[0] == "weg"


def test_the_policy_allows_every_script_of_the_shell_and_no_other() -> None:
    html, headers = served("/", HTMLResponse("<html></html>"))
    inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digests = {
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline
    }
    allowed = set(re.findall(r"'sha256-([^']+)'", headers["content-security-policy"]))
    assert digests == allowed
    assert "'unsafe-inline'" not in headers["content-security-policy"].split("style-src")[0]


def test_the_words_in_the_shell_are_those_of_the_catalogue() -> None:
    found = re.search(r'id="front-end-words">(.*?)</script>', shell.word_tags(), re.DOTALL)
    assert found is not None
    told = {
        code: [(where, own) for where, own in all_] for code, all_ in json.loads(found[1]).items()
    }
    assert told == {
        language.value: front_end_replacements(Words(language)) for language in Language
    }


def test_in_english_only_what_helps_nobody_is_replaced() -> None:
    [(where, told)] = front_end_replacements(Words(Language.ENGLISH))
    assert "stTooltipErrorContent" in where
    assert {ours.removeprefix("Error").removeprefix(": ") for ours in told.values()} == {
        "There is no room for this file now. Remove files that you uploaded, or try later.",
        "This page takes no files now. Open it again.",
    }


def test_the_name_of_an_element_may_follow_what_a_tool_does() -> None:
    tools = dict(front_end_replacements(DUTCH))['[data-testid="stElementToolbarButton"] button']
    assert tools["Fullscreen"] == in_dutch("Fullscreen")
    assert tools["Fullscreen: {label}"] == in_dutch("Fullscreen") + ": {label}"


def test_a_mistake_is_told_alone_or_after_the_word_error() -> None:
    english = (
        "Number is above the allowed range. Please enter a value less than or equal to {last}."
    )
    told = next(said for _, said in front_end_replacements(DUTCH) if english in said)
    dutch = in_dutch(english, last="{last}")
    assert told["Error"] == "Fout"
    assert told[f"Error: {english}"] == f"Fout: {dutch}"
    assert told[f": {english}"] == f": {dutch}"


def test_streamlit_still_says_every_sentence_that_is_replaced() -> None:
    scripts = (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("*.js")
    says = "".join(script.read_text(encoding="utf-8") for script in sorted(scripts))
    says += exception._GENERIC_UNCAUGHT_EXCEPTION_TEXT
    pieces = [
        piece.strip()
        for place in PLACES
        for sentence in place.sentences
        if sentence not in PUT_TOGETHER
        for piece in re.split(r"\{\w+\}", sentence)
    ]
    assert [piece for piece in pieces if piece not in says] == []

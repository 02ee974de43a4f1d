"""The letters and icons that pages show, in fonts of 40 kB; Streamlit's own weigh 545 kB.

`python -m tests.light_fonts` cuts them out of Streamlit's. A letter or an icon that they do not
hold is drawn with the whole font after all, which a browser fetches only then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Final

import streamlit
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ICONS: Final = Path(__file__).with_name("icons.woff2")
ICON_NAMES: Final = Path(__file__).with_name("icons.txt")
LETTERS: Final = Path(__file__).with_name("letters.woff2")
# The letters of the languages of Europe that use Latin ones, and the signs between them.
LETTER_RANGES: Final = (
    (0x20, 0x17F),
    (0x2010, 0x206F),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2199),
    (0x2212, 0x2212),
    (0x2260, 0x2265),
)
SCRIPT: Final = Path(__file__).with_suffix(".js")
_LAST_CHARACTER: Final = 0x10FFFF
_MEDIA: Final = Path(streamlit.__file__).parent / "static" / "static" / "media"
_WHOLE: Final = b"whole"  # the query with which Streamlit's own font is asked for


def font_of_icons() -> Path:
    """The font of icons that Streamlit brings."""
    (font,) = _MEDIA.glob("MaterialSymbols-Rounded.*.woff2")
    return font


def font_of_letters() -> Path:
    """The upright font of letters that Streamlit brings."""
    (font,) = _MEDIA.glob("SourceSansVF-Upright.*.woff2")
    return font


def with_light_fonts(app: ASGIApp) -> ASGIApp:
    """Serve the light fonts at the addresses of Streamlit's.

    Such an address is not of one content forever, so that a browser asks whether it is still the
    same. For `st.App(…, middleware=[Middleware(with_light_fonts)])`.
    """
    light_fonts: Mapping[str, Path] = {
        _address_of_font(font_of_icons()): ICONS,
        _address_of_font(font_of_letters()): LETTERS,
    }

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        font = light_fonts.get(scope["path"]) if scope["type"] == "http" else None
        if font and scope["method"] == "GET" and scope["query_string"] != _WHOLE:
            await _font_response(font, Headers(scope=scope))(scope, receive, send)
        else:
            await app(scope, receive, send)

    return answered


def whole_font_tags() -> str:
    """What the shell needs, after Streamlit's styles, to draw any other letter and icon too."""
    names = json.dumps(ICON_NAMES.read_text(encoding="ascii").split())
    return (
        f"<style>{_font_face_rule('Every Material Symbol', '400', font_of_icons())}"
        '[data-whole-font]{font-family:"Every Material Symbol"!important}'
        f"{_font_face_rule('Source Sans', '100 900', font_of_letters(), _characters_without_light_font())}</style>"
        f'<script type="application/json" id="icon-names">{names}</script>'
    )


def _font_face_rule(family: str, weight: str, font: Path, letters: str = "") -> str:
    """A whole font, as a style names it; only for some letters, where it says which."""
    address = f".{_address_of_font(font)}?{_WHOLE.decode()}"
    only = f";unicode-range:{letters}" if letters else ""
    source = f'src:url({address})format("woff2")'
    return f'@font-face{{font-family:"{family}";font-weight:{weight};{source}{only}}}'


def _characters_without_light_font() -> str:
    """The characters that the light font is not asked for, as a style writes ranges."""
    begins = [end + 1 for _, end in LETTER_RANGES]
    ends = [*(begin - 1 for begin, _ in LETTER_RANGES[1:]), _LAST_CHARACTER]
    return ",".join(f"U+{begin:X}-{end:X}" for begin, end in zip(begins, ends, strict=True))


def _address_of_font(font: Path) -> str:
    return f"/static/media/{font.name}"


def _font_response(font: Path, asked: Headers) -> Response:
    content, tag = _content_and_tag(font)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if asked.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, media_type="font/woff2", headers=headers)


@cache
def _content_and_tag(font: Path) -> tuple[bytes, str]:
    content = font.read_bytes()
    return content, f'"{hashlib.sha256(content).hexdigest()[:16]}"'

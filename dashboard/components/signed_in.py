"""Who is signed in, with a button to sign out, at the foot of the navigation."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.roles import role_name
from dashboard.settings import address_in_site

_SCRIPT: Final = Path(__file__).with_suffix(".js")
_STYLE: Final = Path(__file__).with_suffix(".css")
_HTML: Final = '<button type="button"></button>'


def show_signed_in(context: Context) -> None:
    """Show who is signed in and in which role, with a button that signs out in every tab."""
    words, person = context.words, context.person
    with st.sidebar:
        st.caption(escaped(f"{person.name} · {role_name(words, person.role)}"))
        _sign_out_component()(
            key="sign out",
            height="content",
            data={
                "label": words("Sign out"),
                "failed": words("Signing out did not work."),
                "address": address_in_site("/afmelden"),
            },
        )


@cache
def _sign_out_component() -> ComponentRenderer:
    script, style = (part.read_text(encoding="utf-8") for part in (_SCRIPT, _STYLE))
    return st.components.v2.component("woonnetwerk_sign_out", html=_HTML, css=style, js=script)

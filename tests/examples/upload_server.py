"""The dashboard's server with room for little, so that a test need not fill a machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.server import shell
from dashboard.uploads import UploadLimits, limit_uploads

LIMITS = UploadLimits(person=3_000, files=4, everybody=5_000, kept=0.2)

app = st.App(
    Path(__file__).parent / "upload_page.py",
    routes=[*shell.word_routes()],
    middleware=[Middleware(partial(limit_uploads, limits=LIMITS)), Middleware(shell.serve_shell)],
)

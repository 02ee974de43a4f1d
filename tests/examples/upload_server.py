"""The dashboard's server with room for little, so that a test need not fill a machine."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.server import shell
from dashboard.server.upload_gate import limit_uploads
from dashboard.uploads import UploadLimits

KEPT = float(os.environ.get("KEPT", "0.2"))
LIMITS = UploadLimits(person=3_000, files=4, everybody=5_000, kept=KEPT)

app = st.App(
    Path(__file__).parent / "upload_page.py",
    routes=[*shell.word_routes()],
    middleware=[Middleware(partial(limit_uploads, limits=LIMITS)), Middleware(shell.serve_shell)],
)

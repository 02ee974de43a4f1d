"""A backup made on the page, and then fetched."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.problems import error_text
from data.backup import backup
from data.errors import WoonnetwerkError

_MADE: Final = "backup made"


def offer_backup(context: Context) -> None:
    """Offer a verified copy of everything, and say how it comes back."""
    words = context.words
    st.subheader(words("Backup"), anchor=False)
    st.markdown(
        words(
            "A backup holds everything: the data, all versions and the files. It comes back with "
            "`woonnetwerk restore-backup` and the path of the file."
        )
    )

    if st.button(words("Make a backup"), icon=":material/save:"):
        st.session_state.pop(_MADE, None)
        try:
            with st.spinner(words("Writing the backup, and verifying it")):
                st.session_state[_MADE] = (context.revision, _make_backup(context))
        except WoonnetwerkError as error:
            title, detail = error_text(words, error)
            st.error(f"**{escaped(title)}** {escaped(detail)}")
    made = st.session_state.get(_MADE)
    if made is not None:
        number, content = made
        st.download_button(
            words("Fetch the verified backup of version {number}", number=number),
            content,
            file_name=f"woonnetwerk-{words('version')}-{number}.duckdb",
            icon=":material/download:",
            on_click="ignore",
            type="primary",
        )


def _make_backup(context: Context) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup.duckdb"
        backup(context.store, path)
        return path.read_bytes()

"""The steps of an import on the page: a bar for each, and a way to leave it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def importing() -> None:
    """A page with an import that has read all, checked half, and goes on for ever."""
    import streamlit as st  # a script of its own

    from dashboard.components.update.steps import show_cancelled_import, show_import_steps
    from dashboard.words import Language, Words
    from data.progress import ImportStep

    def leave() -> None:
        st.session_state["left"] = True

    show_cancelled_import(Words(Language.DUTCH), ImportStep.READING)
    if "left" not in st.session_state:
        steps = [ImportStep.READING, ImportStep.CHECKING, ImportStep.COMPARING]
        with show_import_steps(Words(Language.DUTCH), steps, leave=leave, after=0) as progress:
            progress(ImportStep.READING, 1)
            progress(ImportStep.CHECKING, 0.5)
            st.stop()


def test_an_import_shows_a_bar_per_step_and_who_stops_it_is_told_that_nothing_changed() -> None:
    page = AppTest.from_function(importing).run()
    bars = [(bar.proto.text, bar.proto.value) for bar in page.get("progress")]
    assert [text for text, _ in bars] == [
        "Het bestand lezen",
        "Elke rij nakijken",
        "Vergelijken met de gegevens",
    ]
    assert bars[0][1] == 100
    assert bars[2][1] == 0
    (stop,) = page.button
    assert stop.label == "Stoppen en niets wijzigen"
    stop.click().run()
    assert [info.value for info in page.info] == ["Gestopt. Er is niets gewijzigd."]
    assert len(page.get("progress")) == 0
    page.run()
    assert len(page.info) == 0

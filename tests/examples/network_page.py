"""The network page alone, on the store that the environment names."""

import os
from datetime import date

import streamlit as st

from dashboard import cache
from dashboard.app_pages import network
from dashboard.context import Context, Person
from dashboard.roles import Role
from dashboard.words import Language, Words

database = os.environ["WOONNETWERK_DATABASE"]
store = cache.store(database)
page = st.Page(lambda: None, title="page", url_path="page")
network.show(
    Context(
        store=store,
        database=database,
        revision=store.revision,
        person=Person("An", Role.ANALYST),
        words=Words(Language.DUTCH),
        today=date(2026, 11, 23),
        pages=dict.fromkeys(("actor", "body", "gaps", "update"), page),
        read=cache.read_snapshot,
    )
)

"""Grids of text → facts: which table a sheet is, what its cells hold, which things are meant.

In this order: headers and table of a sheet (`raw_tables`, `sheet_matching`, or an analyst's own
`sheet_mappings`); text → values (`cell_values`); rows without an id find theirs by KBO number or
name (`identity_lookup`), or by what the analyst answered (`name_questions`); cells that name
several become a row each (`explode_lists`, within a `row_budget`); rows that can be known
(`typed_rows`); facts on top of what is known (`given_facts`).

Nothing is guessed silently: what is found by name is a warning, what is merely close
(`fuzzy_match`) is a question, and what stands for several things is an error. An empty cell is the
model's default; a column that a sheet does not have keeps what is known.
"""

"""The facts, and where they are kept: no networks, no screens, no sentences.

*Facts* are a whole version of the data as frozen values (`model.Facts`). They are described once,
by the annotated fields of `model.py`: tables, SQL, workbooks and checks follow. A *state* is
the same as Arrow columns (`state.State`): between a file and the store facts move as columns, ten
rows or a million in one way, and only what somebody looks at becomes an object. A *revision* is one
committed change, with who made it, why and from which files. A *proposal* is what an upload would
do to the newest revision. A *problem* is what is wrong or doubtful about a file, as a code and
values: the words stand in the dashboard.

What always holds. A revision is written whole or not at all, in one transaction with the log of
what each fact was before; so nothing is ever lost, every earlier state can be worked out, and going
back is a revision too. References are checked inside that transaction after its last write, and not
by foreign keys, for DuckDB refuses to remove a row and the row that it refers to in one. Nobody
overwrites what another committed meanwhile: a commit says on which revision it was made, and is
refused where both change a row. The file is opened in one place (`connection.py`), reads no other
files, loads no extensions, and is for its owner alone, for it names people.

Two things are our own although libraries exist. The history stands in plain tables beside the facts
instead of in copies or in a versioned format, so that the newest facts are an ordinary database.
What differs between two states is worked out on arrays, which takes less of the processor than the
same join in SQL at every size that was measured (`table_changes.py`).
"""

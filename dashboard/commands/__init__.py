"""The commands, by what they are for: to look, to bring in, to take out, to prepare, to run.

A command reads its arguments, asks `data` and `graph`, and prints: sentences for people, or with
`--json` one document in a shape that scripts rely on (`json_documents.py`), with English keys in
both languages. Results go to standard output; errors, and what was doubtful, to standard error,
one line each. `dashboard/cli.py` puts them together and tells every error of ours with its exit
status.

While the dashboard has the data open, a command that changes or copies them asks the dashboard to
do it (`dashboard/server/running_dashboard.py`); the others say that the data are in use.
Streamlit is not loaded, save by `run`: a nightly job starts in a moment. `dutch_help.py`
translates what click itself says, since click offers English only.
"""

"""The commands, by what they are for; `dashboard/cli.py` puts them together."""

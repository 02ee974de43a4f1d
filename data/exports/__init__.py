"""Facts out: files that can be uploaded again unchanged, and files for other programs.

Facts that are taken out, uploaded and compared with the *state* that they came from give an empty
*proposal*: every format that intake reads keeps each value as it is, and tests take all data sets
around. Names of people stay out unless `personal` is asked for, and a file that has them is for its
owner alone. What a spreadsheet would take for a formula is written as text. Which columns there
are, what they are called and which choices they offer follows from `data.tables`, so a new column
is in every format by itself.

`data.exports.turtle` stands apart: its library takes a third of a second to load.
"""

from data.exports.csv_and_parquet import csv_folder, csv_text, parquet_folder
from data.exports.excel import workbook
from data.exports.kumu_workbook import kumu_workbook
from data.exports.marked_workbook import marked_workbook

__all__ = [
    "csv_folder",
    "csv_text",
    "kumu_workbook",
    "marked_workbook",
    "parquet_folder",
    "workbook",
]

"""Tables out: files that can be uploaded unchanged, and files for other programs.

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

"""Tables out: files that can be uploaded unchanged, and files for other programs.

`data.exports.turtle` stands apart: its library takes a third of a second to load.
"""

from data.exports.folders import csv_folder, csv_text, parquet_folder
from data.exports.kumu import kumu
from data.exports.marked import marked
from data.exports.workbooks import workbook

__all__ = ["csv_folder", "csv_text", "kumu", "marked", "parquet_folder", "workbook"]

"""Bytes → sheets with rows of text, one module per format; runs in the sandbox only.

`file_formats.read_grids` chooses by the ending and the first bytes. Whatever the format, a `Grid`
comes out: numbered rows of text, column by column, each different text once. What is beyond
`limits` is refused before it is unfolded wherever that can be seen, and raises MemoryError or
BeyondLimitsError where not.

Workbooks are opened by openpyxl, but their sheets are parsed by our own handler (`xlsx_sheet`):
openpyxl is five times as slow, and calamine, which is faster, fills the rectangle up to the
farthest cell, so that a workbook of 5 kB ends its process, and leaves formulas without an outcome
empty.
"""

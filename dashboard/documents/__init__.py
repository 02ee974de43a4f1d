"""Files that people take away: of a prepared meeting, the gaps, the network and all data.

Each function makes the bytes of one file from values that are handed to it, in the language of
the words, and opens nothing. The same meeting is told in all its papers alike: what stands in the
briefing is written by one function on whatever writes it (Word, or a page for the printer). What
nobody saved yet is called a proposal in all of them, and names of representatives stand in them
only when asked for.

Text from the data stays text: no formula for a spreadsheet, no markup for a browser, no character
that XML cannot hold. The same data give the same contents, and a calendar file the same identity
each time, so that a later one takes the place of an earlier one. Word, workbooks, calendars and
pyvis pages are written by the usual libraries; only the page that opens offline is taken apart
and put together anew, because pyvis would fetch its scripts from elsewhere.
"""

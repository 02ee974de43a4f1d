"""The parts of pages: each shows what it is given, in the language of its context.

A folder holds the parts of one page or one subject; a file beside the folders is used by several.
A function that shows something begins with `show_` and takes the context first; `choose_` and
`pick_` give what a person chose; `offer_` stands for a button or a file; `report_` says what cannot
be shown.

Components do not ask the cache: a page passes the findings, measures and situations. Only the
page header does, because it must say what does not hold on the chosen day. The keys of widgets
are fixed names: the address and the drafts of people depend on them.
"""

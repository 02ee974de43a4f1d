"""The content in words: text files that people can mend, one folder a language.

Rules, problems, errors, measures, tables, columns, choices and the words of Streamlit stand by
key in TOML. The same keys and placeholders stand in `nl` and in `en`, so that a civil servant can
mend a Dutch sentence without Python and the two languages are one comparison apart. Labels of the
interface are not here but in the catalogue of gettext, beside the code that shows them.

A sentence may have placeholders in braces. Who renders it fills them; a sentence of which one is
empty is left out, so that what is not known is not said. A sentence that is only a name in braces
stands for the text of that name. Templates of a library could do this too, but they can compute,
and then a text file is a program; here it can only be filled.

Tests hold that no key is missing or left over, that both languages ask for the same placeholders,
and that each placeholder is one that the code can fill.
"""

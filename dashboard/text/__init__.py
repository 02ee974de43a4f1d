"""The content in words: text files that people can mend, one folder a language.

The same keys stand in `nl` and `en`. Labels of the interface are not here but in the catalogue of
gettext, beside the code that shows them.
"""

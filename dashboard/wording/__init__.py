"""Values as people read them: what fills the sentences, and which sentence is chosen.

What is worked out in `data` and `graph` is codes and values, in no language. Here they become
plain text in the language of the person who asks: never markdown or HTML, so that a page, a Word
document, a workbook and a command can all show it, each in its own way. Content that belongs to a
key (a rule, a problem, a column, a choice) stands in `dashboard.text`; what belongs to the place
where it is shown stands beside that place, in the catalogue of gettext.

A function takes the words (the language), a snapshot where ids must become names, and values; it
reads no store, keeps nothing and never raises for what the data may hold. What is not known is
said as unknown or left out, never as zero. Names stand in the order of the alphabet, numbers and
days as people in Flanders write them.
"""

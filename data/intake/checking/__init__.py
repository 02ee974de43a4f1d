"""What is wrong or doubtful about facts that files give, each problem with its place.

`check` runs the rules over keys and references (`key_checks`), over the facts as a whole
(`cross_checks`) and over meetings (`meeting_checks`), together with the known facts that stay.
`upload_outcome` says what an upload comes to: with wrong rows left out where that was asked, and
with the questions that are open (`open_list_questions`).

An error is what would make the facts contradict themselves; what is only odd is a warning and goes
in. All rules run, so that one upload shows all its problems. They write nothing: with the same
files, known facts, answers and day the same comes out.
"""

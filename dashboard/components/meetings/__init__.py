"""What is shown and filled in of the meetings of a body: the year, one meeting, attendance.

Each part of a meeting has one form. Forms are made of plain widgets with a draft (`drafts.py`), so
that what is typed outlives a look at another part or page; `unsaved_forms.py` leads back to it.
Saving goes through the checks of files and makes one revision (`saving.py`). Who represents a
member is shown to those only who may record.
"""

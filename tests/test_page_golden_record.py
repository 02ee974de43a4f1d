"""What people read of the content stays as it is until somebody means to change it."""

from __future__ import annotations

import pytest

from dashboard.words import Language
from tests.golden_record import RECORDS, kept, record


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(RECORDS))
def test_the_content_reads_as_the_record_has_it(name: str, language: Language) -> None:
    # Meant to change it? `python -m tests.golden_record` writes the record anew; read its diff.
    was = kept(name, language).read_text(encoding="utf-8").splitlines()
    assert record(name, language).splitlines() == was

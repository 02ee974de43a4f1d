"""Every word on screen: English in the code, Dutch in the catalogue."""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, dates, lists, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from data.truncated_lists import truncate_list

CATALOGUE: Final = Path(__file__).parent / "locale" / "nl.po"
_BRUSSELS: Final = ZoneInfo("Europe/Brussels")
_LONGEST: Final = 1e20  # what is larger cannot be divided in groups of three


class Language(StrEnum):
    """The languages of the dashboard, Dutch first."""

    DUTCH = "nl"
    ENGLISH = "en"


def N_(text: str) -> str:  # noqa: N802  # the name by which gettext's tools know it
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; call it with an English sentence and the values in it."""

    language: Language

    def __call__(self, text: str, /, **values: object) -> str:
        """Give a sentence in this language, its `{placeholders}` filled."""
        translated = _translations(self.language).gettext(text)
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Give the sentence for one or for many; `{count}` is written as people write numbers."""
        translated = _translations(self.language).ngettext(one, many, count)
        return translated.format(count=self.number(count), **values)

    @property
    def locale(self) -> Locale:
        """How numbers and dates are written."""
        return Locale.parse("nl_BE" if self.language is Language.DUTCH else "en_GB")

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number: 1.276 or 0,45 in Dutch."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return self._format_number(value, pattern)

    def plain_number(self, value: float) -> str:
        """Write a number with only the decimals it has: 4 or 2,5."""
        return self._format_number(value, "#,##0.###")

    def _format_number(self, value: float, pattern: str) -> str:
        # An old store may hold what no file brings in any more, such as 1e308.
        if not abs(value) < _LONGEST:
            return str(value)
        return numbers.format_decimal(value, format=pattern, locale=self.locale)

    def percent(self, share: float) -> str:
        """Write a share of one as a percentage."""
        return numbers.format_percent(share, format="#,##0 %", locale=self.locale)

    def short_date(self, day: date) -> str:
        """Write a day where there is little room: 23 nov 2026."""
        return dates.format_date(day, "d MMM y", locale=self.locale)

    def date(self, day: date) -> str:
        """Write a day: 23 november 2026."""
        return dates.format_date(day, "d MMMM y", locale=self.locale)

    def period(self, when: str) -> str:
        """Write a year, month or day that is stored as 2026, 2026-11 or 2026-11-23."""
        parts = [int(part) for part in when.split("-")]
        if len(parts) == 1:
            return str(parts[0])
        day = date(*(*parts, 1)[:3])
        return dates.format_date(day, "MMMM y" if len(parts) == 2 else "d MMMM y", self.locale)

    def moment(self, when: datetime) -> str:
        """Write a moment that is kept in UTC, as the clock in Brussels showed it."""
        local = when.replace(tzinfo=ZoneInfo("UTC")).astimezone(_BRUSSELS)
        return dates.format_datetime(local, "d MMMM y, HH:mm", tzinfo=_BRUSSELS, locale=self.locale)

    def all_of(self, items: list[str]) -> str:
        """Write a list as a sentence does: a, b en c."""
        return lists.format_list(items, locale=self.locale)

    def shortened(self, items: list[str], most: int = 6) -> str:
        """Write a list of at most so many: a, b and 4 others."""
        shown, rest = truncate_list(items, most - 1, fewest_others=2)
        others = [self.plural("{count} other", "{count} others", rest)] if rest else []
        return self.all_of([*shown, *others])

    def either(self, items: list[str]) -> str:
        """Write a list of which one holds: a, b of c."""
        return lists.format_list(items, style="or", locale=self.locale)


@cache
def _translations(language: Language) -> gettext.NullTranslations:
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

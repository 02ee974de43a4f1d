"""The name of a person, in each way in which people write it down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from data.errors import RefusedError

_FEWEST_LETTERS: Final = 2
_MOST_LETTERS: Final = 200
_MOST_WORDS: Final = 8

_LETTER: Final = r"[^\W\d_]"
_SIGN: Final = r"[^\W_]"
# Marks on letters, and what has no width: none of it tells two spellings of a name apart.
_UNSEEN: Final = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")
_PLAIN: Final = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae"}
    | {"œ": "oe", "Œ": "oe", "\u0131": "i"}
    | dict.fromkeys("\u2018\u2019\u02bc\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-")
)
_BETWEEN: Final = r"(?:[\s_+'-]{1,8}|\.|%20)"  # two words of a name
_BETWEEN_TURNED: Final = r"(?:[\s,_+'-]{1,8}|\.|%20)"  # the surname and the first name after it
_AFTER_INITIAL: Final = r"(?:\.\s{0,8}|[\s_+'-]{1,8}|%20)"
# In `An Peeters, Jan Claes` nobody is called Jan Peeters: a name beside it, told by its capital.
_NAME_BEFORE: Final = re.compile(r"([^\W\d_]\w*)[ \t\u00a0-]{1,3}\Z")
_NAME_AFTER: Final = re.compile(r"[ \t\u00a0-]{1,3}([^\W\d_])")

# A hyphen or an apostrophe makes another name of it: Peeters-Claes, O'Jan; not Peeters's.
_BEGIN: Final = rf"(?<!{_SIGN})(?<!{_LETTER}-)(?<!{_LETTER}')"
_END: Final = rf"(?!{_SIGN})(?!-{_LETTER})(?!'(?!s(?!{_SIGN})){_LETTER})"
_LOOSE_BEGIN: Final = rf"(?<!{_SIGN})"
_LOOSE_END: Final = rf"(?!{_SIGN})"


@dataclass(frozen=True)
class PersonName:
    """A name in some spellings, each a number of words; accents and capitals mean nothing.

    One word stands in many texts that mean something else: a spelling of one word is looked for as
    all that a cell holds. In `An Peeters, Jan Claes` the surname of one stands before the first
    name of another. Only with `doubtful_too` such are taken for the name.
    """

    spellings: tuple[tuple[str, ...], ...]
    doubtful_too: bool = False

    @classmethod
    def of(cls, name: str, others: Iterable[str] = (), *, doubtful_too: bool = False) -> Self:
        """A name and its other spellings, each as `Jan Peeters` or as `Peeters, Jan`.

        Raises RefusedError when one is too short or too long to look for.
        """
        spellings = dict.fromkeys(_words(text) for text in (name, *others))
        return cls(tuple(spellings), doubtful_too)

    def stands_in(self, text: str) -> bool:
        """Whether a text holds the name, as whole words."""
        return any(True for _ in self._spans(self._strict_pattern, text))

    def stands_loosely_in(self, text: str) -> bool:
        """Whether a text of which the parts are joined by hyphens holds the name: an id, a path."""
        return any(True for _ in self._spans(self._loose_pattern, text))

    def _spans(self, pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
        for start, end, is_turned in _matches(pattern, text):
            if self.doubtful_too or not is_turned or not _has_name_beside(text, start, end):
                yield start, end

    def _replaced(self, pattern: re.Pattern[str], text: str, by: Callable[[str], str]) -> str:
        kept, done = list[str](), 0
        for start, end in self._spans(pattern, text):
            kept += [text[done:start], by(text[start:end])]
            done = end
        return "".join([*kept, text[done:]])

    def resembles(self, text: str) -> bool:
        """Whether a text holds what may be the name, or that of somebody else."""
        return self._loose_pattern.search(fold(text)) is not None

    def is_all_of(self, text: str) -> bool:
        """Whether a text is the name and nothing else."""
        rest, found = self._pattern_for_whole_cells.subn("", fold(text))
        return found > 0 and re.search(_SIGN, rest) is None

    def is_spread_over(self, cells: Iterable[str]) -> bool:
        """Whether cells beside each other are together the name and nothing else."""
        run: list[str] = []
        for cell in cells:
            words = set(re.findall(rf"{_SIGN}+", fold(cell)))
            run = [*run, cell] if words and words <= self._parts else []
            if any(self.is_all_of(" ".join(run[start:])) for start in range(len(run) - 1)):
                return True
        return False

    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds all words of the name, wherever; quick, for much text."""
        folded = fold(text)
        return any(all(word in folded for word in self._plain(words)) for words in self.spellings)

    def replaced(self, text: str, by: str) -> str:
        """A text with something else in the place of the name."""
        return self._replaced(self._strict_pattern, text, lambda _: by)

    def replaced_loosely(self, text: str, by: Callable[[str], str]) -> str:
        """An id with in the place of the name what a function makes of how it stands there."""
        return self._replaced(self._loose_pattern, text, by)

    @cached_property
    def _parts(self) -> frozenset[str]:
        """Every word of every spelling, without apostrophes."""
        return frozenset(word for words in self.spellings for word in self._plain(words))

    @staticmethod
    def _plain(words: Iterable[str]) -> list[str]:
        return [part for word in words for part in re.findall(rf"{_SIGN}+", word)]

    @cached_property
    def _pattern_for_whole_cells(self) -> re.Pattern[str]:
        return _pattern(self.spellings, _BEGIN, _END)

    @cached_property
    def _strict_pattern(self) -> re.Pattern[str]:
        return _pattern(self._inside_texts, _BEGIN, _END)

    @cached_property
    def _loose_pattern(self) -> re.Pattern[str]:
        return _pattern(self._inside_texts, _LOOSE_BEGIN, _LOOSE_END)

    @property
    def _inside_texts(self) -> list[tuple[str, ...]]:
        """The spellings that are looked for inside texts."""
        return [words for words in self.spellings if len(words) > 1 or self.doubtful_too]


def _pattern(spellings: Sequence[Sequence[str]], begin: str, end: str) -> re.Pattern[str]:
    """What finds a spelling in folded text; `turned`, with what may be the surname first."""
    straight = "|".join(_joined(words) for words in spellings)
    turned = "|".join(
        _BETWEEN_TURNED.join([_joined(words[first:]), _joined(words[:first])])
        for words in spellings
        for first in range(1, len(words))
    )
    if not spellings:
        return re.compile(r"(?!)(?P<turned>)")
    return re.compile(f"{begin}(?:{straight}|(?P<turned>{turned or '(?!)'})){end}")


def _joined(words: Sequence[str]) -> str:
    """The pattern of words one after the other; a point may stand after an initial."""
    parts = []
    for place, word in enumerate(words):
        parts.append(re.escape(word).replace("'", r"['\s]?"))
        if place < len(words) - 1:
            parts.append(_AFTER_INITIAL if len(word) == 1 else _BETWEEN)
    return "".join(parts)


def fold(text: str) -> str:
    """A text without accents, capitals and what has no width."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN)).translate(_PLAIN)
    return _UNSEEN.sub("", apart).casefold()


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in the order in which it is spoken, folded."""
    surname, comma, first = fold(name).partition(",")
    spoken = f"{first} {surname}" if comma else surname
    words = tuple(re.findall(rf"{_SIGN}(?:{_SIGN}|')*", spoken))
    letters = len(re.findall(_LETTER, "".join(words)))
    if letters < _FEWEST_LETTERS:
        raise RefusedError("name-too-short", name=name[:_MOST_LETTERS])
    if len(name) > _MOST_LETTERS or len(words) > _MOST_WORDS:
        raise RefusedError("name-too-long", name=f"{name[:40]}…")
    return words


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, bool]]:
    """From which place of a text to which stands what a pattern finds folded; if it is turned."""
    if pattern.search(fold(text)) is None:
        return
    folded, places = "", list[int]()
    for place, letter in enumerate(text):
        part = fold(letter)
        folded += part
        places += [place] * len(part)
    for found in pattern.finditer(folded):
        end = _after_marks(text, places[found.end() - 1] + 1)
        yield places[found.start()], end, found["turned"] is not None


def _has_name_beside(text: str, start: int, end: int) -> bool:
    before, after = _NAME_BEFORE.search(text[:start]), _NAME_AFTER.match(text[end:])
    return any(found is not None and found[1][0].isupper() for found in (before, after))


def _after_marks(text: str, place: int) -> int:
    """The first place from here on that is no mark of the letter before it."""
    while place < len(text) and not fold(text[place]):
        place += 1
    return place

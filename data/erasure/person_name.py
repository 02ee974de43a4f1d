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
_BETWEEN_IN_FILES: Final = r"(?:[^\w\r\n]{1,24}|\s{1,8}|_|%20)"  # also two cells of a row

# A hyphen or an apostrophe makes another name of it: Peeters-Claes, O'Jan; not Peeters's.
_BEGIN: Final = rf"(?<!{_SIGN})(?<!{_LETTER}-)(?<!{_LETTER}')"
_END: Final = rf"(?!{_SIGN})(?!-{_LETTER})(?!'(?!s(?!{_SIGN})){_LETTER})"
_LOOSE_BEGIN: Final = rf"(?<!{_SIGN})"
_LOOSE_END: Final = rf"(?!{_SIGN})"


@dataclass(frozen=True)
class PersonName:
    """A name in some spellings, each a number of words; accents and capitals mean nothing.

    One word stands in many texts that mean something else: a spelling of one word is looked for as
    all that a cell holds, and inside texts only with `single_words_in_texts`.
    """

    spellings: tuple[tuple[str, ...], ...]
    single_words_in_texts: bool = False

    @classmethod
    def of(
        cls, name: str, others: Iterable[str] = (), *, single_words_in_texts: bool = False
    ) -> Self:
        """A name and its other spellings, each as `Jan Peeters` or as `Peeters, Jan`.

        Raises RefusedError when one is too short or too long to look for.
        """
        spellings = dict.fromkeys(_words(text) for text in (name, *others))
        return cls(tuple(spellings), single_words_in_texts)

    def stands_in(self, text: str) -> bool:
        """Whether a text holds the name, as whole words."""
        return self._strict.search(fold(text)) is not None

    def stands_loosely_in(self, text: str) -> bool:
        """Whether a text of which the parts are joined by hyphens holds the name: an id, a path."""
        return self._loose.search(fold(text)) is not None

    def stands_in_file_text(self, text: str) -> bool:
        """Whether a piece of a file holds the name, perhaps spread over two cells of a row."""
        return self._in_files.search(fold(text)) is not None

    def is_all_of(self, text: str) -> bool:
        """Whether a text is the name and nothing else."""
        rest, found = self._whole.subn("", fold(text))
        return found > 0 and re.search(_SIGN, rest) is None

    def replaced(self, text: str, by: str) -> str:
        """A text with something else in the place of the name."""
        return _replaced(self._strict, text, lambda _: by)

    def replaced_loosely(self, text: str, by: Callable[[str], str]) -> str:
        """An id with in the place of the name what a function makes of how it stands there."""
        return _replaced(self._loose, text, by)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        forms = "|".join(_forms(self.spellings, _BETWEEN, _BETWEEN_TURNED))
        return re.compile(f"{_BEGIN}(?:{forms}){_END}")

    @cached_property
    def _strict(self) -> re.Pattern[str]:
        return self._inside(_BETWEEN, _BETWEEN_TURNED, _BEGIN, _END)

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        return self._inside(_BETWEEN, _BETWEEN_TURNED, _LOOSE_BEGIN, _LOOSE_END)

    @cached_property
    def _in_files(self) -> re.Pattern[str]:
        return self._inside(_BETWEEN_IN_FILES, _BETWEEN_IN_FILES, _LOOSE_BEGIN, _LOOSE_END)

    def _inside(self, between: str, turned: str, begin: str, end: str) -> re.Pattern[str]:
        """What finds a spelling that is looked for inside a text; nothing where there is none."""
        spellings = [
            words for words in self.spellings if len(words) > 1 or self.single_words_in_texts
        ]
        forms = "|".join(_forms(spellings, between, turned))
        return re.compile(f"{begin}(?:{forms}){end}" if forms else r"(?!)")


def _forms(spellings: Iterable[Sequence[str]], between: str, turned: str) -> Iterator[str]:
    """Each spelling in its own order, and with what may be the surname before the rest."""
    for words in spellings:
        yield _joined(words, between)
        for first in range(1, len(words)):
            yield turned.join([_joined(words[first:], between), _joined(words[:first], between)])


def _joined(words: Sequence[str], between: str) -> str:
    """The pattern of words one after the other; a point may stand after an initial."""
    parts = []
    for place, word in enumerate(words):
        parts.append(re.escape(word).replace("'", r"['\s]?"))
        if place < len(words) - 1:
            parts.append(_AFTER_INITIAL if len(word) == 1 else between)
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


def _replaced(pattern: re.Pattern[str], text: str, by: Callable[[str], str]) -> str:
    """A text in which what a pattern finds in its folded form is replaced."""
    if pattern.search(fold(text)) is None:
        return text
    folded, places = "", list[int]()
    for place, letter in enumerate(text):
        part = fold(letter)
        folded += part
        places += [place] * len(part)
    kept, done = [], 0
    for found in pattern.finditer(folded):
        start, end = places[found.start()], places[found.end() - 1] + 1
        kept += [text[done:start], by(text[start:end])]
        done = _after_marks(text, end)
    return "".join([*kept, text[done:]])


def _after_marks(text: str, place: int) -> int:
    """The first place from here on that is no mark of the letter before it."""
    while place < len(text) and not fold(text[place]):
        place += 1
    return place

"""What a city sets for the rules, read from the data; and what in it a rule cannot use."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from data.model import Setting
from graph.gaps.catalogue import RULES
from graph.gaps.rule import Rule, RuleSetting, Threshold

ENABLED: Final = "enabled"

_YES: Final = frozenset({"yes", "ja", "true", "waar", "1", "x"})
_NO: Final = frozenset({"no", "nee", "neen", "false", "onwaar", "0"})
_NOTHING: Final = "-"  # an empty list of ids; a cell may not be empty
_SHARE: Final = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<percent>\s*%)?|(?P<ratio>\d+/\d+)")
LARGEST_NUMBER: Final = 1_000  # of months, days, meetings or actors; beyond it calendars end


class UnusableReason(StrEnum):
    """Why no rule can use a setting."""

    NO_RULE = "no-rule"
    NO_SETTING = "no-setting"
    NO_FLAG = "no-flag"
    NO_NUMBER = "no-number"
    NO_SHARE = "no-share"


@dataclass(frozen=True, slots=True)
class UnusableSetting:
    """A setting that no rule can use, why, and the keys that would do for an unknown one."""

    reason: UnusableReason
    setting: Setting
    possible: tuple[str, ...] = ()


def settings_from(
    given: Iterable[Setting], rules: Sequence[Rule] = RULES
) -> Mapping[str, RuleSetting]:
    """What the city sets, by the key of its rule; what no rule can use is left out."""
    by_key = {rule.key: rule for rule in rules}
    enabled: dict[str, bool] = {}
    thresholds: dict[str, dict[str, Threshold]] = {}
    for setting in given:
        rule = by_key.get(setting.rule)
        value = None if rule is None else _value(rule, setting)
        if value is None:
            continue
        if setting.setting == ENABLED:
            enabled[setting.rule] = bool(value)
        else:
            thresholds.setdefault(setting.rule, {})[setting.setting] = value
    return {
        key: RuleSetting(enabled=enabled.get(key, True), thresholds=thresholds.get(key, {}))
        for key in sorted({*enabled, *thresholds})
    }


def unusable_settings(
    given: Iterable[Setting], rules: Sequence[Rule] = RULES
) -> tuple[UnusableSetting, ...]:
    """The settings that no rule can use, in the order given."""
    by_key = {rule.key: rule for rule in rules}
    return tuple(doubt for setting in given for doubt in _doubt(by_key, setting))


def all_settings(given: Iterable[Setting], rules: Sequence[Rule] = RULES) -> tuple[Setting, ...]:
    """Every setting of every rule with the value that holds: the given one, else the rule's own.

    In the order of the rules, so that a city sees all that it may change.
    """
    known = {(setting.rule, setting.setting): setting for setting in given}
    return tuple(
        known.get((rule.key, name), Setting(rule=rule.key, setting=name, value=value))
        for rule in rules
        for name, value in ((ENABLED, "yes"), *_written(rule))
    )


def _written(rule: Rule) -> Iterator[tuple[str, str]]:
    for name, value in rule.thresholds.items():
        if isinstance(value, tuple):
            yield name, ", ".join(value) or _NOTHING
        elif isinstance(value, float):
            yield name, str(Fraction(value).limit_denominator(1_000))
        else:
            yield name, str(value)


def _doubt(by_key: Mapping[str, Rule], setting: Setting) -> Iterator[UnusableSetting]:
    rule = by_key.get(setting.rule)
    if rule is None:
        yield UnusableSetting(UnusableReason.NO_RULE, setting, tuple(by_key))
    elif setting.setting != ENABLED and setting.setting not in rule.thresholds:
        yield UnusableSetting(UnusableReason.NO_SETTING, setting, (ENABLED, *rule.thresholds))
    elif _value(rule, setting) is None:
        yield UnusableSetting(_asked(rule, setting.setting), setting)


def _asked(rule: Rule, name: str) -> UnusableReason:
    if name == ENABLED:
        return UnusableReason.NO_FLAG
    is_share = isinstance(rule.thresholds[name], float)
    return UnusableReason.NO_SHARE if is_share else UnusableReason.NO_NUMBER


def _value(rule: Rule, setting: Setting) -> Threshold | None:
    """The value of a setting as its rule takes it, None when the rule cannot."""
    text = setting.value.strip()
    if setting.setting == ENABLED:
        return _flag(text)
    own = rule.thresholds.get(setting.setting)
    if isinstance(own, float):
        return _share(text)
    if isinstance(own, int):
        return int(text) if text.isdecimal() and 1 <= int(text) <= LARGEST_NUMBER else None
    return None if own is None else _ids(text)


def _flag(text: str) -> bool | None:
    word = text.casefold()
    return word in _YES if word in _YES | _NO else None


def _share(text: str) -> float | None:
    """A share of one, written as 0.5, 0,5, 50 % or 1/2; one of two thirds is exactly that."""
    found = _SHARE.fullmatch(text)
    if found is None:
        return None
    if found["ratio"]:
        above, below = map(int, found["ratio"].split("/"))
        share = above / below if below else math.inf
    else:
        share = float(found["number"].replace(",", ".")) / (100 if found["percent"] else 1)
    return share if 0 < share <= 1 else None


def _ids(text: str) -> tuple[str, ...]:
    if text == _NOTHING:
        return ()
    return tuple(part.strip() for part in re.split(r"[,;]", text) if part.strip())

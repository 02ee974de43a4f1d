"""What a city sets for the rules, read from the data; and which settings cannot be used."""

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
from graph.gaps.rule import GapRule, RuleSetting, Threshold

ENABLED: Final = "enabled"

_YES: Final = frozenset({"yes", "ja", "true", "waar", "1", "x"})
_NO: Final = frozenset({"no", "nee", "neen", "false", "onwaar", "0"})
_NOTHING: Final = "-"  # an empty list of ids; a cell may not be empty
_SHARE: Final = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<percent>\s*%)?|(?P<ratio>\d+/\d+)")
LARGEST_NUMBER: Final = 1_000  # of months, days, meetings or actors; beyond it calendars end


class UnusableReason(StrEnum):
    """Why a setting cannot be used."""

    NO_RULE = "no-rule"
    NO_SETTING = "no-setting"
    NO_FLAG = "no-flag"
    NO_NUMBER = "no-number"
    NO_SHARE = "no-share"


@dataclass(frozen=True, slots=True)
class UnusableSetting:
    """A setting that cannot be used, and why; `possible` has the known keys for an unknown one."""

    reason: UnusableReason
    setting: Setting
    possible: tuple[str, ...] = ()


def usable_rule_settings(
    given: Iterable[Setting], rules: Sequence[GapRule] = RULES
) -> Mapping[str, RuleSetting]:
    """Return the settings of the city by rule key; those that cannot be used are left out."""
    by_key = {rule.key: rule for rule in rules}
    enabled: dict[str, bool] = {}
    thresholds: dict[str, dict[str, Threshold]] = {}
    for setting in given:
        rule = by_key.get(setting.rule)
        value = None if rule is None else _parse_value(rule, setting)
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
    given: Iterable[Setting], rules: Sequence[GapRule] = RULES
) -> tuple[UnusableSetting, ...]:
    """Return the settings that cannot be used, in the order given."""
    by_key = {rule.key: rule for rule in rules}
    return tuple(doubt for setting in given for doubt in _yield_if_unusable(by_key, setting))


def settings_with_defaults(
    given: Iterable[Setting], rules: Sequence[GapRule] = RULES
) -> tuple[Setting, ...]:
    """Return all settings of all rules: the value given by the city, else the default.

    They are in the order of the rules, so that a city sees all that it may change.
    """
    known = {(setting.rule, setting.setting): setting for setting in given}
    return tuple(
        known.get((rule.key, name), Setting(rule=rule.key, setting=name, value=value))
        for rule in rules
        for name, value in ((ENABLED, "yes"), *_default_thresholds_as_text(rule))
    )


def _default_thresholds_as_text(rule: GapRule) -> Iterator[tuple[str, str]]:
    for name, value in rule.thresholds.items():
        if isinstance(value, tuple):
            yield name, ", ".join(value) or _NOTHING
        elif isinstance(value, float):
            yield name, str(Fraction(value).limit_denominator(1_000))
        else:
            yield name, str(value)


def _yield_if_unusable(
    by_key: Mapping[str, GapRule], setting: Setting
) -> Iterator[UnusableSetting]:
    rule = by_key.get(setting.rule)
    if rule is None:
        yield UnusableSetting(UnusableReason.NO_RULE, setting, tuple(by_key))
    elif setting.setting != ENABLED and setting.setting not in rule.thresholds:
        yield UnusableSetting(UnusableReason.NO_SETTING, setting, (ENABLED, *rule.thresholds))
    elif _parse_value(rule, setting) is None:
        yield UnusableSetting(_reason_for_wrong_value(rule, setting.setting), setting)


def _reason_for_wrong_value(rule: GapRule, name: str) -> UnusableReason:
    if name == ENABLED:
        return UnusableReason.NO_FLAG
    is_share = isinstance(rule.thresholds[name], float)
    return UnusableReason.NO_SHARE if is_share else UnusableReason.NO_NUMBER


def _parse_value(rule: GapRule, setting: Setting) -> Threshold | None:
    """Return the value of a setting in the type of its default; None when it cannot be read so."""
    text = setting.value.strip()
    if setting.setting == ENABLED:
        return _parse_flag(text)
    own = rule.thresholds.get(setting.setting)
    if isinstance(own, float):
        return _parse_fraction(text)
    if isinstance(own, int):
        return int(text) if text.isdecimal() and 1 <= int(text) <= LARGEST_NUMBER else None
    return None if own is None else _parse_ids(text)


def _parse_flag(text: str) -> bool | None:
    word = text.casefold()
    return word in _YES if word in _YES | _NO else None


def _parse_fraction(text: str) -> float | None:
    """Read a number above 0 and at most 1, written as 0.5, 0,5, 50 % or 1/2; None if it is none."""
    found = _SHARE.fullmatch(text)
    if found is None:
        return None
    if found["ratio"]:
        above, below = map(int, found["ratio"].split("/"))
        share = above / below if below else math.inf
    else:
        share = float(found["number"].replace(",", ".")) / (100 if found["percent"] else 1)
    return share if 0 < share <= 1 else None


def _parse_ids(text: str) -> tuple[str, ...]:
    if text == _NOTHING:
        return ()
    return tuple(part.strip() for part in re.split(r"[,;]", text) if part.strip())

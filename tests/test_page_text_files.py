"""The text files: whole in both languages, nothing left over, and filled in with what there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import pytest

from dashboard.day import Tense
from dashboard.text.text_files import (
    FOLDER,
    fill,
    fill_sentences,
    load_texts,
    placeholders,
    read_files,
    resolve_references,
)
from dashboard.wording.gaps.computed_placeholders import COMPUTED
from dashboard.wording.gaps.finding_formatters import FORMATTERS
from dashboard.wording.gaps.rules import PARTS, reason_text, rule_text, setting_text
from dashboard.wording.streamlit_words import PLACES
from dashboard.words import Language
from data.model import Choice, Evidence, Marking
from data.progress import ImportStep
from data.tables import TABLES
from graph.body_completeness import CompletenessAspect, KnowledgeExtent
from graph.gaps import RULES, GapRule, Status
from graph.gaps.city_settings import ENABLED
from graph.kerngroepen import SharedTraitKind
from graph.meetings import InvitationReasonKind, MeetingUnknownKind, NeedKind, TopicState

FOLDERS = sorted(path.stem for path in (FOLDER / "nl").iterdir())
RULE_PARTS = {"title", "explanation", "why"}
FOR_ALL = {"place", "remedy"}  # what the shared texts give where a rule has none
# What is no rule: texts that rules share, and those that fill a placeholder.
BESIDE_RULES = {"shared", "how-known", "seat-how-known", "settings", "topics"}

# The kinds of choice that people read: those of the model, and some of what is worked out.
CHOICES: list[type[StrEnum]] = [
    *Choice.__subclasses__(),
    Status,
    ImportStep,
    CompletenessAspect,
    KnowledgeExtent,
]

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
every_language = pytest.mark.parametrize("language", list(Language))
every_folder = pytest.mark.parametrize("folder", FOLDERS)


def texts(table: Mapping[str, object], *place: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every sentence with the keys by which it is found."""
    for key, value in table.items():
        if isinstance(value, str):
            yield (*place, key), value
        elif isinstance(value, list):
            yield from (
                ((*place, key, str(number)), sentence) for number, sentence in enumerate(value)
            )
        else:
            assert isinstance(value, dict), (place, key)
            yield from texts(value, *place, key)


def names(table: Mapping[str, object]) -> set[str]:
    return {key for key, value in table.items() if not isinstance(value, dict)}


def reasons(table: Mapping[str, object]) -> set[str]:
    return table.keys() - names(table) - {"settings"}


def referred_to(table: Mapping[str, object]) -> set[str]:
    """What stands as a whole sentence in braces: the name of a text, or one placeholder."""
    return {text[1:-1] for _, text in texts(table) if text == "{" + text[1:-1] + "}"}


# Both languages


@every_folder
def test_the_languages_have_the_same_files_keys_and_placeholders(folder: str) -> None:
    files = [sorted(path.name for path in (FOLDER / one).rglob("*")) for one in Language]
    assert files[0] == files[1]
    dutch, english = (dict(texts(load_texts(folder, language))) for language in Language)
    assert dutch.keys() == english.keys()
    for key, text in dutch.items():
        assert placeholders(text) == placeholders(english[key]), key


@every_language
@every_folder
def test_no_text_is_empty_or_shouts(folder: str, language: Language) -> None:
    for key, text in texts(load_texts(folder, language)):
        assert text.strip() == text != "", key
        assert "!" not in text, key


# Tables, columns and choices


def test_every_table_and_column_has_its_texts_and_none_is_left_over() -> None:
    columns = {column.name for table in TABLES for column in table.columns}
    for name, keys in (("tables", {table.name for table in TABLES}), ("columns", columns)):
        texts_of_all = load_texts(name, Language.DUTCH)
        assert texts_of_all.keys() == keys
        assert {tuple(text) for text in texts_of_all.values()} == {("name", "help")}


def test_every_choice_has_its_word_and_none_is_left_over() -> None:
    found = load_texts("choices", Language.DUTCH)
    assert {name: {*table} for name, table in found.items()} == {
        kind.__name__: {value.value for value in kind} for kind in CHOICES
    }


def test_every_level_of_evidence_and_every_mark_has_its_meaning_and_none_is_left_over() -> None:
    found = load_texts("meanings", Language.DUTCH)
    assert {name: {*table} for name, table in found.items()} == {
        kind.__name__: {value.value for value in kind} for kind in (Evidence, Marking)
    }


@pytest.mark.parametrize("name", ["tables", "columns", "choices", "meanings", "measures"])
def test_what_is_shown_as_it_stands_has_no_placeholders(name: str) -> None:
    found = texts(load_texts(name, Language.DUTCH))
    assert not [text for (key, *_), text in found if key != "shared" and placeholders(text)]


# Reasons, unknowns and sentences that change with the day


@pytest.mark.parametrize(
    ("name", "table", "keys"),
    [
        (
            "meetings",
            "reasons",
            {*InvitationReasonKind}
            - {InvitationReasonKind.ABSENT, InvitationReasonKind.THEME_TRAIL},
        ),
        (
            "meetings",
            "unknowns",
            {*MeetingUnknownKind}
            - {
                MeetingUnknownKind.MEMBERS,
                MeetingUnknownKind.FREQUENCY,
                MeetingUnknownKind.NO_ATTENDANCE,
                MeetingUnknownKind.UNRECORDED,
            },
        ),
        ("measures", "shared", {"caution", "estimated", "own_reference", "source"}),
        (
            "remedies",
            "on_the_page",
            {"unrecognised_sheet", "unrecognised", "open_list", "similar_name", "unknown_name"},
        ),
        ("remedies", "for_commands", {"unrecognised", "open_list", "name"}),
        ("meetings", "needs", {*NeedKind}),
        ("meetings", "required_topics", {*TopicState, "not-treated"}),
        ("kerngroepen", "bonds", {*SharedTraitKind}),
        ("profile", "sits", {*Tense}),
        ("profile", "sits_nowhere", {*Tense}),
        ("profile", "only_link", {*Tense}),
        (
            "scenarios",
            "errors",
            {
                "already-seated",
                "empty-id",
                "id-taken",
                "no-such-seat",
                "unknown-actor",
                "unknown-body",
            },
        ),
    ],
)
def test_every_key_of_the_code_has_its_text_and_none_is_left_over(
    name: str, table: str, keys: set[str]
) -> None:
    assert load_texts(name, Language.DUTCH)[table].keys() == {str(key) for key in keys}


def test_every_place_in_streamlit_has_its_texts_and_none_is_left_over() -> None:
    keys = {place.key for place in PLACES}
    assert load_texts("streamlit", Language.DUTCH).keys() == keys | {"before_a_mistake"}


# UnknownKind rules


def test_every_rule_has_its_texts_and_none_is_left_over() -> None:
    keys = {rule.key for rule in RULES}
    assert load_texts("gaps", Language.DUTCH).keys() == keys | BESIDE_RULES


@every_rule
def test_the_texts_of_a_rule_stand_in_the_file_that_has_the_name_of_its_module(
    rule: GapRule,
) -> None:
    module = rule.find.__module__.rpartition(".")[2]
    file = FOLDER / Language.DUTCH / "gaps" / f"{module}.toml"
    assert f"[{rule.key}]\n" in file.read_text(encoding="utf-8")


@every_rule
def test_every_reason_of_a_rule_has_its_texts_and_none_is_left_over(rule: GapRule) -> None:
    table = load_texts("gaps", Language.DUTCH)[rule.key]
    assert reasons(table) <= rule.reasons.keys()
    for reason in rule.reasons:
        text = reason_text(Language.DUTCH, rule.key, reason)
        assert [len(text[part]) for part in ("title", "why")] == [1, 1]
        assert text["reason"]
        assert text["remedy"]


@every_rule
def test_every_setting_of_a_rule_has_its_text_and_none_is_left_over(rule: GapRule) -> None:
    own = load_texts("gaps", Language.DUTCH)[rule.key].get("settings", {})
    assert own.keys() <= rule.thresholds.keys()
    for setting in (ENABLED, *rule.thresholds):
        assert setting_text(Language.DUTCH, rule.key, setting)


def test_every_shared_text_of_a_setting_is_used_by_several_rules() -> None:
    gaps = load_texts("gaps", Language.DUTCH)
    for setting in gaps["settings"].keys() - {ENABLED}:
        using = [rule for rule in RULES if setting in rule.thresholds]
        assert (
            len([rule for rule in using if setting not in gaps[rule.key].get("settings", {})]) > 1
        )


@every_rule
def test_a_rule_has_only_texts_that_are_shown(rule: GapRule) -> None:
    table = load_texts("gaps", Language.DUTCH)[rule.key]
    shared = load_texts("gaps", Language.DUTCH)["shared"]
    through = referred_to(shared) if rule.reasons.keys() & reasons(shared) else set()
    assert names(table) - RULE_PARTS - FOR_ALL <= referred_to(table) | through
    for reason in reasons(table):
        assert table[reason].keys() <= set(PARTS), reason


def test_every_shared_text_is_used_by_a_rule() -> None:
    gaps = load_texts("gaps", Language.DUTCH)
    shared = gaps["shared"]
    assert names(shared) - FOR_ALL <= referred_to(gaps)
    without_default_settings = {
        key for rule in RULES for key in rule.reasons.keys() - gaps[rule.key].keys()
    }
    assert reasons(shared) == without_default_settings


@every_rule
def test_the_placeholders_of_a_reason_are_what_it_offers(rule: GapRule) -> None:
    for reason, values in rule.reasons.items():
        computed = {name for name, made in COMPUTED.items() if {*made.needs} <= {*values}}
        for part, several in reason_text(Language.DUTCH, rule.key, reason).items():
            for sentence in several:
                assert placeholders(sentence) <= {*values} | computed, (reason, part)
    for part in RULE_PARTS:
        assert not placeholders(rule_text(Language.DUTCH, rule.key, part))


def test_a_name_means_one_thing_and_what_fills_a_placeholder_is_asked_for() -> None:
    gaps = load_texts("gaps", Language.DUTCH)
    values = {name for rule in RULES for several in rule.reasons.values() for name in several}
    found = [table for key, table in gaps.items() if key not in {"topics", "settings"}]
    named = {name for table in found for name in names(table)}
    assert not values & COMPUTED.keys()
    assert not named & (values | COMPUTED.keys())
    asked = {name for _, text in texts(gaps) for name in placeholders(text)}
    assert asked >= COMPUTED.keys()
    assert asked >= {name.rpartition(":")[2] for name in FORMATTERS}


# Filling in


def test_a_sentence_with_an_empty_placeholder_is_left_out() -> None:
    values = {"actor": "CAW", "body": ""}
    told = ["{actor} sits there.", "It is in {body}.", "Ask {actor}."]
    assert fill_sentences(told, values.__getitem__) == "CAW sits there. Ask CAW."
    assert fill_sentences([], values.__getitem__) == ""
    assert fill("{actor} in {body}", values.__getitem__) == "CAW in "


def test_what_fills_a_placeholder_is_never_read_as_one() -> None:
    values = {"actor": "{body} {0}", "body": "the council"}
    assert fill_sentences(["{actor} sits in {body}."], values.__getitem__) == (
        "{body} {0} sits in the council."
    )


def test_a_sentence_that_is_only_a_name_stands_for_the_text_of_that_name() -> None:
    named: Mapping[str, str | list[str]] = {"ask": ["Ask {body}.", "{known}"], "known": "It is A."}
    assert list(resolve_references(["{ask}", "{body}", "{ask} {known}"], named)) == [
        "Ask {body}.",
        "It is A.",
        "{body}",
        "{ask} {known}",
    ]


def test_a_key_in_two_files_is_refused(tmp_path: Path) -> None:
    files = [tmp_path / "one.toml", tmp_path / "two.toml"]
    files[0].write_text('[rule]\ntitle = "A"\n', encoding="utf-8")
    assert read_files(files[:1]) == {"rule": {"title": "A"}}
    files[1].write_text('[rule]\ntitle = "B"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"two\.toml has keys .*: rule"):
        read_files(files)

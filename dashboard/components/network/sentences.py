"""What is chosen on the network page, in words; also for the files that are taken away."""

from __future__ import annotations

from dashboard.components.network.choices import Choices
from dashboard.components.network.drawing import group_names
from dashboard.context import Context
from dashboard.day import as_of
from dashboard.wording.choices import choice
from graph.network import Network, actors, bodies, without_isolates


def remaining(context: Context, network: Network) -> str:
    """How many actors and bodies a two-mode network has, of all that have a seat."""
    words = context.words
    every = without_isolates(context.snapshot.network)
    return words(
        "{actors} of {all_actors} actors and {bodies} of {all_bodies} bodies with a seat",
        actors=words.number(len(actors(network))),
        all_actors=words.number(len(actors(every))),
        bodies=words.number(len(bodies(network))),
        all_bodies=words.number(len(bodies(every))),
    )


def choices_in_words(context: Context, choices: Choices) -> str:
    """The revision and every choice that narrows, as one line of text."""
    words, snapshot = context.words, context.snapshot
    selection = choices.selection
    lists = (
        (words("evidence"), [choice(words, each) for each in sorted(selection.evidence or ())]),
        (words("layer"), [choice(words, each) for each in sorted(selection.layers or ())]),
        (words("sector"), [snapshot.sector_name(each) for each in sorted(selection.sectors or ())]),
        (words("kind"), [snapshot.kind_name(each) for each in sorted(selection.kinds or ())]),
        (words("theme"), [snapshot.theme_name(each) for each in sorted(selection.themes or ())]),
    )
    parts = [words("Version {number}", number=snapshot.revision)]
    parts += [f"{label}: {words.either(names)}" for label, names in lists if names]
    if context.on != context.today:
        parts.append(as_of(words, context.on))
    if selection.around is not None:
        parts.append(
            words.plural(
                "one step around {name}",
                "{count} steps around {name}",
                selection.steps,
                name=snapshot.name(selection.around),
            )
        )
    if choices.group is not None:
        name = group_names(context).get(str(choices.group), str(choices.group))
        parts.append(words("group: {name}", name=name))
    if choices.least:
        parts.append(words("lines from {weight}", weight=words.plain_number(choices.least)))
    if not choices.unnamed:
        parts.append(words("without groups that have no names"))
    return "; ".join(parts)

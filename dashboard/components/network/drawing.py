"""From choices to a drawing: which nodes and links it has, with which colours and sizes.

Nothing here asks the store or the cache: the page passes what it asked as `PictureData`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.components.network.choices import (
    CollapseMode,
    ColourMeaning,
    NetworkChoices,
    NetworkView,
)
from dashboard.context import Context
from dashboard.palette import colours
from dashboard.pictures import PictureAppearance, layer_letters
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name, choice_name
from data.model import Layer, Naming
from graph.gaps import Finding, Status
from graph.layout.clusters import Cluster, collapse_classes
from graph.measures import MeasureValues
from graph.network import (
    Network,
    actor_ids,
    actor_of,
    bodies_network,
    body_of,
    consultation_network,
    without_isolates,
)

READABLE = 400  # nodes; above that the first picture takes actors together
_SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The two-mode network that the choices leave (`chosen`) and the network on screen (`drawn`).

    `taken_together` is the collapse mode in effect, after AUTO has been decided.
    """

    chosen: Network
    drawn: Network
    taken_together: CollapseMode


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureData:
    """What a picture shows beside the drawing; what no choice asks for is left empty.

    `groups` and `group_names` are those of the whole network, `measured` are the measures of the
    selection by which the signs are sized.
    """

    positions: Mapping[str, tuple[float, float]]
    cut_points: frozenset[str]
    groups: Mapping[str, int] = field(default_factory=dict)
    group_names: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    measured: MeasureValues | None = None


def work_out_drawing(
    snapshot: Snapshot,
    choices: NetworkChoices,
    selected: Network,
    *,
    groups_selected: Mapping[str, int] | None = None,
    groups: Mapping[str, int] | None = None,
) -> Drawing:
    """Return the drawing of the selected network; filtering moves no node.

    `groups_selected` has the groups to filter by; `groups` has those of the whole network, to
    collapse by.
    """
    chosen = _chosen_network(selected, choices, groups_selected or {})
    drawn = _network_of_view(chosen, choices)
    together = choices.collapse
    if choices.view is NetworkView.BODIES:
        together = CollapseMode.NONE
    elif together is CollapseMode.AUTO:
        together = CollapseMode.SECTOR if len(drawn) > READABLE else CollapseMode.NONE
    if together is not CollapseMode.NONE:
        colour = ColourMeaning.SECTOR if together is CollapseMode.SECTOR else ColourMeaning.GROUP
        by_class = _class_by_actor(snapshot, colour, groups or {})
        together_drawn = collapse_classes(drawn, by_class, choices.opened)
        if choices.collapse is CollapseMode.AUTO and len(together_drawn) > READABLE:
            by_layer = {body.id: layer_cluster_key(body.layer) for body in snapshot.facts.bodies}
            together_drawn = collapse_classes(drawn, {**by_class, **by_layer}, choices.opened)
        drawn = together_drawn
    return Drawing(chosen, drawn, together)


def layer_cluster_key(layer: Layer) -> str:
    """The cluster key of the bodies of a layer, distinct from the key of a sector of that name."""
    return f"layer-{layer.value}"


def _chosen_network(
    network: Network, choices: NetworkChoices, groups: Mapping[str, int]
) -> Network:
    """The two-mode network that the choices leave."""
    gone = set()
    if not choices.unnamed:
        gone = {
            actor for actor in actor_ids(network) if actor_of(network, actor).named is Naming.GROUP
        }
    if choices.group is not None:
        inside = {actor for actor in actor_ids(network) if groups.get(actor) == choices.group}
        gone |= set(actor_ids(network)) - inside
    if gone:
        network = network.subgraph(node for node in network if node not in gone)
    return network if choices.seatless and choices.group is None else without_isolates(network)


def _network_of_view(network: Network, choices: NetworkChoices) -> Network:
    """The network of the chosen view, without links below the least weight."""
    if choices.view is NetworkView.MEETINGS:
        drawn = consultation_network(network)
    elif choices.view is NetworkView.BODIES:
        drawn = bodies_network(network)
    else:
        return network
    light = [
        (one, other)
        for one, other, about in drawn.edges(data=True)
        if about["weight"] < choices.least
    ]
    drawn.remove_edges_from(light)
    return drawn


def _class_by_actor(
    snapshot: Snapshot,
    colour: ColourMeaning,
    groups: Mapping[str, int],
    findings: Sequence[Finding] = (),
) -> Mapping[str, str]:
    """The class of each actor that has one, by which it is coloured or collapsed."""
    if colour is ColourMeaning.SECTOR:
        return {actor.id: actor.sector for actor in snapshot.facts.actors if actor.sector}
    if colour is ColourMeaning.KIND:
        return {actor.id: actor.kind for actor in snapshot.facts.actors if actor.kind}
    if colour is ColourMeaning.GROUP:
        return {actor: str(group) for actor, group in groups.items()}
    if colour is ColourMeaning.LAYER:
        return _layer_by_actor(snapshot.network)
    status = {}
    for finding in reversed(findings):  # the most serious are first, and win
        for subject in finding.subjects:
            if subject in snapshot.actors and finding.status is not Status.NONE:
                status[subject] = finding.status.value
    return {actor: status.get(actor, Status.NONE.value) for actor in snapshot.actors}


def _layer_by_actor(network: Network) -> dict[str, str]:
    found = {}
    for actor in actor_ids(network):
        layers = {body_of(network, body).layer.value for body in network[actor]}
        if layers:
            found[actor] = layers.pop() if len(layers) == 1 else _SEVERAL
    return found


def class_names(
    context: Context, colour: ColourMeaning, group_names: Mapping[str, str]
) -> Mapping[str, str]:
    """The names of the classes of a colouring, in the order in which they get their colours."""
    words, snapshot = context.words, context.snapshot
    if colour is ColourMeaning.SECTOR:
        return {sector.id: sector.name for sector in snapshot.facts.sectors}
    if colour is ColourMeaning.KIND:
        used = sorted({actor.kind for actor in snapshot.facts.actors if actor.kind})
        return {kind: snapshot.kind_name(kind) for kind in used}
    if colour is ColourMeaning.GROUP:
        return group_names
    if colour is ColourMeaning.LAYER:
        names = {layer.value: capitalised_choice_name(words, layer) for layer in Layer}
        return names | {_SEVERAL: words("In several layers")}
    return {
        Status.CONFIRMED.value: words("Confirmed gap"),
        Status.UNKNOWN.value: words("Unknown"),
        Status.NONE.value: words("No gap found"),
    }


def group_name_by_number(
    context: Context, groups: Mapping[str, int], consultation: Network
) -> dict[str, str]:
    """A name for each group of two or more, after the member that meets the most actors."""
    members: dict[int, list[str]] = {}
    for actor, group in groups.items():
        members.setdefault(group, []).append(actor)
    contacts = consultation.degree
    return {
        str(group): context.words(
            "Around {actor}",
            actor=context.snapshot.name(max(own, key=lambda actor: (contacts(actor), actor))),
        )
        for group, own in sorted(members.items())
        if len(own) > 1
    }


def appearance_of(
    context: Context, choices: NetworkChoices, network: Network, data: PictureData
) -> PictureAppearance:
    """The colours, sizes and hover texts of a drawing."""
    names = class_names(context, choices.colour, data.group_names)
    ids: Sequence[str] = list(names)
    by_sector = choices.colour is ColourMeaning.SECTOR
    sectors = [sector.id for sector in context.snapshot.facts.sectors]
    return PictureAppearance(
        colours=colours(sectors if by_sector else ids),
        classes={}
        if by_sector
        else _class_by_actor(context.snapshot, choices.colour, data.groups, data.findings),
        titles=_hover_text_by_node(context, network, names),
        marks=layer_letters(context.words),
        sizes=None
        if data.measured is None
        else _relative_size_by_node(data.measured, choices.size, network),
    )


def _relative_size_by_node(measured: MeasureValues, key: str, network: Network) -> dict[str, float]:
    """The value of a measure of each node, relative to the largest (0 to 1)."""
    values = {
        node: float(row[key] or 0)
        for rows in (measured.actors, measured.bodies)
        for node, row in rows.items()
        if key in row
    }
    largest = max(values.values(), default=0)
    return {node: values.get(node, 0) / largest if largest else 0.0 for node in network}


def _hover_text_by_node(
    context: Context, network: Network, names: Mapping[str, str]
) -> dict[str, str]:
    """The text on hover of each node: name, kind or layer, and seats; of a cluster its size."""
    words, snapshot = context.words, context.snapshot
    titles = {}
    for node, about in network.nodes(data=True):
        cluster: Cluster | None = about.get("cluster")
        if cluster is not None:
            name = cluster_name(context, cluster, names)
            titles[node] = f"{name}\n{cluster_size_text(context, cluster)}"
            continue
        if node in snapshot.actors:
            actor = snapshot.actors[node]
            kind = snapshot.kind_name(actor.kind) if actor.kind else choice_name(words, actor.named)
        else:
            kind = capitalised_choice_name(words, snapshot.bodies[node].layer)
        seats = words.plural("{count} seat", "{count} seats", snapshot.network.degree(node))
        titles[node] = f"{snapshot.name(node)}\n{kind}\n{seats}"
    return titles


def cluster_name(context: Context, cluster: Cluster, names: Mapping[str, str]) -> str:
    """The name of a cluster: that of its sector, group or layer."""
    key = cluster.key
    layers = {
        layer_cluster_key(layer): capitalised_choice_name(context.words, layer) for layer in Layer
    }
    return names.get(key) or layers.get(key) or context.snapshot.sector_name(key)


def cluster_size_text(context: Context, cluster: Cluster) -> str:
    """The number of actors or bodies in a cluster, in words."""
    if cluster.of == "body":
        return context.words.plural("{count} body", "{count} bodies", len(cluster.members))
    return context.words.plural("{count} actor", "{count} actors", len(cluster.members))


def theme_pairs_that_never_meet(
    snapshot: Snapshot, findings: Sequence[Finding]
) -> list[tuple[str, str]]:
    """The pairs of actors that share a theme and never meet, according to the gap rules."""
    return [
        (finding.subjects[0], finding.subjects[1])
        for finding in findings
        if finding.rule == "theme-apart"
        and finding.status is not Status.NONE
        and len(finding.subjects) == 2
        and set(finding.subjects) <= snapshot.actors.keys()
    ]

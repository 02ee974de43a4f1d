"""All measures, one entry each; their names and explanations stand in the words of the screens."""

from __future__ import annotations

from collections.abc import Callable

from graph.measures import actor_measures, network_measures, two_mode_measures
from graph.measures.definition import Measure, MeasureScope
from graph.measures.measure_input import MeasureInput

_FREEMAN_1977 = (
    "Freeman 1977, A set of measures of centrality based on betweenness, Sociometry 40, 35-41"
)
_FREEMAN_1979 = (
    "Freeman 1979, Centrality in social networks: conceptual clarification, "
    "Social Networks 1, 215-239"
)
_WASSERMAN_FAUST = "Wasserman & Faust 1994, Social Network Analysis, Cambridge University Press"
_BARRAT = "Barrat et al. 2004, The architecture of complex weighted networks, PNAS 101, 3747-3752"
_NEWMAN_2001 = "Newman 2001, Scientific collaboration networks II, Physical Review E 64, 016132"
_BONACICH = (
    "Bonacich 1972, Factoring and weighting approaches to status scores and clique "
    "identification, Journal of Mathematical Sociology 2, 113-120"
)
_SEIDMAN = "Seidman 1983, Network structure and minimum degree, Social Networks 5, 269-287"
_BURT = "Burt 1992, Structural Holes, Harvard University Press"
_BORGATTI_1997 = (
    "Burt 1992, Structural Holes; Borgatti 1997, Structural holes: unpacking Burt's redundancy "
    "measures, Connections 20, 35-38"
)
_WATTS_STROGATZ = (
    "Watts & Strogatz 1998, Collective dynamics of small-world networks, Nature 393, 440-442"
)
_GOULD_FERNANDEZ = (
    "Gould & Fernandez 1989, Structures of mediation, Sociological Methodology 19, 89-126"
)
_KRACKHARDT_STERN = (
    "Krackhardt & Stern 1988, Informal networks and organizational crises, "
    "Social Psychology Quarterly 51, 123-140"
)
_BORGATTI_2006 = (
    "Borgatti 2006, Identifying sets of key players in a social network, "
    "Computational and Mathematical Organization Theory 12, 21-34"
)
_BORGATTI_EVERETT = (
    "Borgatti & Everett 1997, Network analysis of 2-mode data, Social Networks 19, 243-269"
)
_NEWMAN_GIRVAN = (
    "Newman & Girvan 2004, Finding and evaluating community structure in networks, "
    "Physical Review E 69, 026113"
)
_NEWMAN_2003 = "Newman 2003, Mixing patterns in networks, Physical Review E 67, 026126"
OWN_REFERENCE = "Woonnetwerk: counted from the seats"


def _brokerage_measure(role: str) -> Callable[[MeasureInput], list[int | None]]:
    return lambda measured: measured.brokerage_counts[role]


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="degree",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.degree,
        reference=_FREEMAN_1979,
    ),
    Measure(
        key="strength", scope=MeasureScope.ACTOR, compute=actor_measures.strength, reference=_BARRAT
    ),
    Measure(
        key="betweenness",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.betweenness_share,
        reference=_FREEMAN_1977,
        estimated=True,
    ),
    Measure(
        key="betweenness_count",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.betweenness_count,
        reference=_FREEMAN_1977,
        estimated=True,
    ),
    Measure(
        key="betweenness_weighted",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.betweenness_weighted,
        reference=_NEWMAN_2001,
        estimated=True,
    ),
    Measure(
        key="closeness",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.closeness,
        reference=_WASSERMAN_FAUST,
    ),
    Measure(
        key="closeness_weighted",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.closeness_weighted,
        reference=_NEWMAN_2001,
        estimated=True,
    ),
    Measure(
        key="eigenvector",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.eigenvector,
        reference=_BONACICH,
    ),
    Measure(
        key="core", scope=MeasureScope.ACTOR, compute=actor_measures.core_number, reference=_SEIDMAN
    ),
    Measure(
        key="constraint",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.constraint,
        reference=_BURT,
    ),
    Measure(
        key="effective_size",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.effective_size,
        reference=_BORGATTI_1997,
    ),
    Measure(
        key="clustering",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.clustering,
        reference=_WATTS_STROGATZ,
    ),
    *(
        Measure(
            key=f"brokerage_{role}",
            scope=MeasureScope.ACTOR,
            compute=_brokerage_measure(role),
            reference=_GOULD_FERNANDEZ,
        )
        for role in ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
    ),
    Measure(
        key="ei_index",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.actor_ei_index,
        reference=_KRACKHARDT_STERN,
    ),
    Measure(
        key="reach_two",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.reach_two,
        reference=_BORGATTI_2006,
    ),
    Measure(
        key="cut_point",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.is_cut_point,
        reference=_WASSERMAN_FAUST,
    ),
    Measure(
        key="component",
        scope=MeasureScope.ACTOR,
        compute=actor_measures.component_number,
        reference=_WASSERMAN_FAUST,
    ),
    Measure(
        key="two_mode_degree",
        scope=MeasureScope.TWO_MODE,
        compute=two_mode_measures.degree,
        reference=_BORGATTI_EVERETT,
    ),
    Measure(
        key="two_mode_closeness",
        scope=MeasureScope.TWO_MODE,
        compute=two_mode_measures.closeness,
        reference=_BORGATTI_EVERETT,
    ),
    Measure(
        key="two_mode_betweenness",
        scope=MeasureScope.TWO_MODE,
        compute=two_mode_measures.betweenness_share,
        reference=_BORGATTI_EVERETT,
        estimated=True,
    ),
    Measure(
        key="actors",
        scope=MeasureScope.NETWORK,
        compute=network_measures.actor_count,
        reference=OWN_REFERENCE,
    ),
    Measure(
        key="bodies",
        scope=MeasureScope.TWO_MODE_NETWORK,
        compute=network_measures.body_count,
        reference=OWN_REFERENCE,
    ),
    Measure(
        key="seats",
        scope=MeasureScope.TWO_MODE_NETWORK,
        compute=network_measures.seat_count,
        reference=OWN_REFERENCE,
    ),
    Measure(
        key="ties",
        scope=MeasureScope.NETWORK,
        compute=network_measures.tie_count,
        reference=OWN_REFERENCE,
    ),
    Measure(
        key="components",
        scope=MeasureScope.NETWORK,
        compute=network_measures.component_count,
        reference=_WASSERMAN_FAUST,
    ),
    Measure(
        key="bridges",
        scope=MeasureScope.NETWORK,
        compute=network_measures.bridge_count,
        reference=_WASSERMAN_FAUST,
    ),
    Measure(
        key="density",
        scope=MeasureScope.NETWORK,
        compute=network_measures.density,
        reference=_WASSERMAN_FAUST,
    ),
    Measure(
        key="two_mode_density",
        scope=MeasureScope.TWO_MODE_NETWORK,
        compute=network_measures.two_mode_density,
        reference=_BORGATTI_EVERETT,
    ),
    Measure(
        key="diameter",
        scope=MeasureScope.NETWORK,
        compute=network_measures.diameter,
        reference=_WASSERMAN_FAUST,
    ),
    Measure(
        key="mean_path",
        scope=MeasureScope.NETWORK,
        compute=network_measures.mean_path_length,
        reference=_WATTS_STROGATZ,
    ),
    Measure(
        key="centralization_degree",
        scope=MeasureScope.NETWORK,
        compute=network_measures.degree_centralization,
        reference=_FREEMAN_1979,
    ),
    Measure(
        key="centralization_betweenness",
        scope=MeasureScope.NETWORK,
        compute=network_measures.betweenness_centralization,
        reference=_FREEMAN_1979,
        estimated=True,
    ),
    Measure(
        key="transitivity",
        scope=MeasureScope.NETWORK,
        compute=network_measures.transitivity,
        reference=_WASSERMAN_FAUST,
    ),
    Measure(
        key="modularity",
        scope=MeasureScope.NETWORK,
        compute=network_measures.modularity,
        reference=_NEWMAN_GIRVAN,
    ),
    Measure(
        key="sector_ei_index",
        scope=MeasureScope.NETWORK,
        compute=network_measures.network_ei_index,
        reference=_KRACKHARDT_STERN,
    ),
    Measure(
        key="sector_mixing",
        scope=MeasureScope.NETWORK,
        compute=network_measures.sector_mixing,
        reference=_NEWMAN_2003,
    ),
    Measure(
        key="sector_modularity",
        scope=MeasureScope.NETWORK,
        compute=network_measures.sector_modularity,
        reference=_NEWMAN_GIRVAN,
    ),
    Measure(
        key="unknown",
        scope=MeasureScope.TWO_MODE_NETWORK,
        compute=network_measures.share_of_incomplete_bodies,
        reference=OWN_REFERENCE,
    ),
)

"""The data as files for other programs: one entry per format, for the page and the command line."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from dashboard.day import as_of
from dashboard.documents import network_formats
from dashboard.documents.offline_network_page import offline_network_page
from dashboard.palette import colours
from dashboard.pictures import Appearance, describe_network, layer_letters, legend
from dashboard.snapshot import Snapshot
from dashboard.words import N_, Words
from data import exports
from data.model import Facts
from graph.layout.arrangements import ARRANGEMENTS
from graph.network import without_isolates


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A format: its name in words, how its file's name ends, and what makes it.

    `make` takes words, a snapshot, and whether names of representatives go along; a network holds
    none of these names anyway. One that is `of_a_day` shows a network, which is of one day; the
    others hold the data of all days.
    """

    label: str
    ending: str
    make: Callable[[Words, Snapshot, bool], bytes]
    of_a_day: bool = False


def network_html(words: Words, snapshot: Snapshot) -> bytes:
    """The network of everything as one page that opens offline."""
    network = without_isolates(snapshot.network)
    names = {sector.id: sector.name for sector in snapshot.facts.sectors}
    appearance = Appearance(
        colours=colours(list(names)), classes={}, titles={}, marks=layer_letters(words)
    )
    place = next(arrangement.place for arrangement in ARRANGEMENTS if arrangement.key == "force")
    description = describe_network(network, positions=place(network), appearance=appearance)
    signs = legend(
        description,
        appearance=appearance,
        words=words,
        names=names,
        colours_mean=words("Sector"),
        sizes_mean=None,
    )
    return offline_network_page(
        description,
        title=words("Who consults with whom on housing"),
        about=_about(words, snapshot),
        legend=signs,
    )


def zip_folder(write: Callable[[Facts, Path], object], facts: Facts) -> bytes:
    """What writes a folder of files, as one zip file."""
    packed = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        write(facts, Path(folder))
        for file in sorted(Path(folder).iterdir()):
            archive.write(file, file.name)
    return packed.getvalue()


def turtle(facts: Facts, *, personal: bool) -> bytes:
    """All facts as Turtle; its library is loaded only when it is asked for."""
    from data.exports.turtle import turtle as written  # noqa: PLC0415  # takes a third of a second

    return written(facts, personal=personal)


def _about(words: Words, snapshot: Snapshot) -> str:
    version = words("Version {number}", number=snapshot.revision)
    return f"{version}, {as_of(words, snapshot.on)}"


def _network(write: network_formats.Writer) -> Callable[[Words, Snapshot, bool], bytes]:
    def make(words: Words, snapshot: Snapshot, _: bool) -> bytes:
        return write(without_isolates(snapshot.network), _about(words, snapshot))

    return make


EXPORTS: Final[tuple[Export, ...]] = (
    Export(
        label=N_("Workbook (.xlsx)"),
        ending=".xlsx",
        make=lambda words, snapshot, personal: exports.workbook(
            snapshot.facts, language=words.language, personal=personal
        ),
    ),
    Export(
        label=N_("CSV files (.zip)"),
        ending=".csv.zip",
        make=lambda words, snapshot, personal: zip_folder(
            partial(exports.csv_folder, language=words.language, personal=personal), snapshot.facts
        ),
    ),
    Export(
        label=N_("Workbook for Kumu (.xlsx)"),
        ending=".kumu.xlsx",
        make=lambda _, snapshot, personal: exports.kumu_workbook(snapshot.facts, personal=personal),
    ),
    Export(
        label=N_("Network for Gephi (.gexf)"),
        ending=".gexf",
        make=_network(network_formats.gexf),
        of_a_day=True,
    ),
    Export(
        label=N_("Network for other programs (.graphml)"),
        ending=".graphml",
        make=_network(network_formats.graphml),
        of_a_day=True,
    ),
    Export(
        label=N_("Network for websites (.json)"),
        ending=".json",
        make=_network(network_formats.node_link),
        of_a_day=True,
    ),
    Export(
        label=N_("Page that opens offline (.html)"),
        ending=".html",
        make=lambda words, snapshot, _: network_html(words, snapshot),
        of_a_day=True,
    ),
    Export(
        label=N_("Tables for data science (Parquet, .zip)"),
        ending=".parquet.zip",
        make=lambda _, snapshot, personal: zip_folder(
            partial(exports.parquet_folder, personal=personal), snapshot.facts
        ),
    ),
    Export(
        label=N_("Linked data (Turtle, .ttl)"),
        ending=".ttl",
        make=lambda _, snapshot, personal: turtle(snapshot.facts, personal=personal),
    ),
)

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
from dashboard.pictures import PictureAppearance, describe_network, layer_letters, make_legend
from dashboard.snapshot import Snapshot
from dashboard.words import N_, Words
from data import exports
from data.model import Facts
from graph.layout.arrangements import ARRANGEMENTS
from graph.network import without_isolates


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """A file format to export: its name in words, the ending of its files, and what makes one.

    `make_file` takes the words, a snapshot, and whether to include the names of representatives
    (a network holds none of these names). A format with `shows_one_day` holds a network, which is
    that of one day; the other formats hold the data of all days.
    """

    label: str
    ending: str
    make_file: Callable[[Words, Snapshot, bool], bytes]
    shows_one_day: bool = False


def network_html(words: Words, snapshot: Snapshot) -> bytes:
    """The whole network, without what has no seat, as one page that opens offline."""
    network = without_isolates(snapshot.network)
    names = {sector.id: sector.name for sector in snapshot.facts.sectors}
    appearance = PictureAppearance(
        colours=colours(list(names)), classes={}, titles={}, marks=layer_letters(words)
    )
    place = next(arrangement.place for arrangement in ARRANGEMENTS if arrangement.key == "force")
    description = describe_network(network, positions=place(network), appearance=appearance)
    signs = make_legend(
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
        about=_network_description(words, snapshot),
        legend=signs,
    )


def zip_written_folder(write: Callable[[Facts, Path], object], facts: Facts) -> bytes:
    """A zip file of the folder of files that `write` makes of the facts."""
    packed = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        write(facts, Path(folder))
        for file in sorted(Path(folder).iterdir()):
            archive.write(file, file.name)
    return packed.getvalue()


def facts_as_turtle(facts: Facts, *, personal: bool) -> bytes:
    """All facts as Turtle; its library is loaded only when it is asked for."""
    from data.exports.turtle import turtle as written  # noqa: PLC0415  # takes a third of a second

    return written(facts, personal=personal)


def _network_description(words: Words, snapshot: Snapshot) -> str:
    version = words("Version {number}", number=snapshot.revision)
    return f"{version}, {as_of(words, snapshot.on)}"


def _network_file_maker(write: network_formats.Writer) -> Callable[[Words, Snapshot, bool], bytes]:
    def make(words: Words, snapshot: Snapshot, _: bool) -> bytes:
        return write(without_isolates(snapshot.network), _network_description(words, snapshot))

    return make


EXPORTS: Final[tuple[ExportFormat, ...]] = (
    ExportFormat(
        label=N_("Workbook (.xlsx)"),
        ending=".xlsx",
        make_file=lambda words, snapshot, personal: exports.workbook(
            snapshot.facts, language=words.language, personal=personal
        ),
    ),
    ExportFormat(
        label=N_("CSV files (.zip)"),
        ending=".csv.zip",
        make_file=lambda words, snapshot, personal: zip_written_folder(
            partial(exports.csv_folder, language=words.language, personal=personal), snapshot.facts
        ),
    ),
    ExportFormat(
        label=N_("Workbook for Kumu (.xlsx)"),
        ending=".kumu.xlsx",
        make_file=lambda _, snapshot, personal: exports.kumu_workbook(
            snapshot.facts, personal=personal
        ),
    ),
    ExportFormat(
        label=N_("Network for Gephi (.gexf)"),
        ending=".gexf",
        make_file=_network_file_maker(network_formats.network_as_gexf),
        shows_one_day=True,
    ),
    ExportFormat(
        label=N_("Network for other programs (.graphml)"),
        ending=".graphml",
        make_file=_network_file_maker(network_formats.network_as_graphml),
        shows_one_day=True,
    ),
    ExportFormat(
        label=N_("Network for websites (.json)"),
        ending=".json",
        make_file=_network_file_maker(network_formats.network_as_node_link_json),
        shows_one_day=True,
    ),
    ExportFormat(
        label=N_("Page that opens offline (.html)"),
        ending=".html",
        make_file=lambda words, snapshot, _: network_html(words, snapshot),
        shows_one_day=True,
    ),
    ExportFormat(
        label=N_("Tables for data science (Parquet, .zip)"),
        ending=".parquet.zip",
        make_file=lambda _, snapshot, personal: zip_written_folder(
            partial(exports.parquet_folder, personal=personal), snapshot.facts
        ),
    ),
    ExportFormat(
        label=N_("Linked data (Turtle, .ttl)"),
        ending=".ttl",
        make_file=lambda _, snapshot, personal: facts_as_turtle(snapshot.facts, personal=personal),
    ),
)

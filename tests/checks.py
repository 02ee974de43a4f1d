"""Files checked against a few known facts."""

from __future__ import annotations

from data.errors import Problem
from data.intake.checking.check import CheckResult, check
from data.intake.sandbox.read_uploads import read
from data.intake.uploaded_files import Upload
from data.model import (
    Actor,
    Body,
    Facts,
    Kind,
    KindOf,
    Layer,
    Sector,
)

KNOWN = Facts(
    actors=(Actor(id="a", name="Actor A"), Actor(id="b", name="Actor B", website="https://b.be")),
    bodies=(Body(id="raad", name="Raad", layer=Layer.WOONRAAD),),
    kinds=(Kind(id="steunt", name="steunt", kind_of=KindOf.TIE),),
    sectors=(Sector(id="zorg", name="Zorg"),),
)


def checked(files: dict[str, str], known: Facts = KNOWN, *, replace: bool = False) -> CheckResult:
    uploads = [Upload(f"{name}.csv", text.encode()) for name, text in files.items()]
    return check(read(uploads), known, replace=replace)


def only_problem(files: dict[str, str], known: Facts = KNOWN) -> Problem:
    (problem,) = checked(files, known).problems
    return problem


def place_of(problem: Problem) -> tuple[str, int | None, str | None]:
    return problem.code, problem.row, problem.column

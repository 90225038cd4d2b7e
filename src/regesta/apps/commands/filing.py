"""`regesta add`: file reports into a register."""

from __future__ import annotations

from collections import Counter

import typer

from regesta.apps import console, options
from regesta.errors import ReportError


def add(
    paths: options.Paths,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Read reports and file what they say; a report that is filed already changes nothing."""
    from regesta.reports.fetch import list_files, read_file

    files = list(list_files(paths))
    errors = [f for f in files if isinstance(f, ReportError)]
    names = [f for f in files if isinstance(f, str)]
    done: Counter[str] = Counter()
    if names:
        with options.opened(register, codebook, create=True) as desk:
            for name in console.progress(names, "filing"):
                report = read_file(name, desk.codebook)
                if isinstance(report, ReportError):
                    errors.append(report)
                    continue
                for note in report.notes:
                    console.warn(f"{report.source}: {note}")
                done.update(desk.add(report))
        told = ", ".join(f"{done[what]} {said}" for what, said in _SAID.items() if done[what]) or "nothing"
        console.say(f"{register}: {told} filed" if done["new"] else f"{register}: {told}")
    if console.say_errors(errors):
        raise typer.Exit(console.FAILED)


_SAID = {"new": "new", "known": "known already", "source": "known from another source"}

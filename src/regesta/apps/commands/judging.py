"""`regesta judge`, `log` and `withdraw`: record what a person decides; nothing is overwritten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from regesta.apps import console, options
from regesta.errors import UsageError

if TYPE_CHECKING:
    from regesta.desk import Register
    from regesta.model.judgement import Judgement
    from regesta.register.decisions import Signed

app = typer.Typer(
    help="Record a judgement: it counts from now on, survives every re-reading, and can be taken back.",
    no_args_is_help=True,
)

Ident = Annotated[str, typer.Argument(metavar="ID", help="An entry's id, or as much of it as is unique.")]
By = Annotated[str, typer.Option("--by", envvar="REGESTA_BY", help="Who decides.")]
Why = Annotated[str, typer.Option("--why", help="For what reason.")]
At = Annotated[str | None, typer.Option("--at", help="When it was decided (ISO 8601); now, if not given.")]
OfReport = Annotated[
    str | None, typer.Option("--report", help="Only what this report tells of it: its id or source.")
]


@app.command()
def same(
    left: Ident,
    right: Annotated[str, typer.Argument(metavar="ID", help="The other entry, of the same kind.")],
    by: By,
    why: Why,
    at: At = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Two entries are one."""
    from regesta.register import decisions

    with options.opened(register, codebook) as desk:
        reader = desk.reader()
        sides = decisions.side(reader, left), decisions.side(reader, right)
        _file(desk, decisions.same(*sides, _signed(by, why, at)))


@app.command()
def different(
    left: Ident,
    right: Annotated[str | None, typer.Argument(metavar="[ID]", help="Another entry of the kind.")] = None,
    report: OfReport = None,
    *,
    by: By,
    why: Why,
    at: At = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Two entries are never one; or what one report tells of an entry is something else than the rest."""
    from regesta.register import decisions

    if (right is None) == (report is None):
        raise UsageError("judge different takes a second entry, or the --report that tells of something else")
    with options.opened(register, codebook) as desk:
        reader = desk.reader()
        part = decisions.side(reader, right or left, desk.report(report).id if report else None)
        _file(desk, decisions.different(decisions.side(reader, left), part, _signed(by, why, at)))


@app.command()
def accept(
    ident: Ident,
    by: By,
    why: Why,
    at: At = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """An entry is right as it stands."""
    from regesta.register import decisions

    with options.opened(register, codebook) as desk:
        _file(desk, decisions.accept(decisions.side(desk.reader(), ident), _signed(by, why, at)))


@app.command()
def reject(
    ident: Ident,
    by: By,
    why: Why,
    report: OfReport = None,
    at: At = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """An entry, or what one report tells of it, is a misreading: it never returns."""
    from regesta.register import decisions

    with options.opened(register, codebook) as desk:
        found = decisions.side(desk.reader(), ident, desk.report(report).id if report else None)
        _file(desk, decisions.reject(found, _signed(by, why, at)))


@app.command()
def amend(
    ident: Ident,
    field: Annotated[str, typer.Argument(help="The field, as in the export: start, place, status …")],
    value: Annotated[str, typer.Argument(help="Its value; several stand between semicolons,  empties it.")],
    by: By,
    why: Why,
    at: At = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """A field of an entry has another value; both are shown from then on."""
    from regesta.register import decisions

    with options.opened(register, codebook) as desk:
        given = desk.as_codes(field, value) or None
        _file(desk, decisions.amend(desk.reader(), ident, field, given, _signed(by, why, at)))


@app.command()
def withdraw(
    ident: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, as `regesta log` shows it.")],
    by: By,
    why: Why,
    at: At = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Take a judgement back; the log keeps both."""
    from regesta.register import decisions

    with options.opened(register, codebook) as desk:
        _file(desk, decisions.withdraw(desk.reader(), ident, _signed(by, why, at)))


@app.command("export")
def export(
    out: options.Out = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Write all judgements as JSON Lines, oldest first, for somebody else to import."""
    from regesta.register.decisions import to_lines

    with options.opened(register, codebook) as desk:
        console.save(to_lines(desk.reader().judgements()), out)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Judgements that somebody exported.")],
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """File the judgements of somebody else; those that are filed already change nothing."""
    from regesta.register.decisions import from_lines

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({error}); name a file of exported judgements") from error
    found = list(from_lines(text, str(file)))
    with options.opened(register, codebook) as desk:
        new = sum(desk.judge(judgement) for judgement in found)
        against = [j for j in desk.reader().judgements() if j.against]
    console.say(f"{register}: {new} new, {len(found) - new} known already")
    if against:
        console.warn(f"{len(against)} judgements contradict others; `regesta log --conflicts` lists them")


def log(
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only judgements that contradict others.")
    ] = False,
    json_: options.Json = False,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List all judgements, oldest first, with what became of each."""
    from regesta.views.export import judgement_object
    from regesta.views.judgements import log as listed

    with options.opened(register, codebook) as desk:
        found = listed(desk.reader(), conflicts_only=conflicts)
    if json_:
        console.say_json([judgement_object(j) for j in found.entries])
    else:
        console.say_table(found.listing)


def withdraw_report(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, or a source of it.")],
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Forget a report: what rests on it alone goes, everything else stays."""
    with options.opened(register, codebook) as desk:
        gone = desk.withdraw(report)
    console.say(f"{register}: forgot {gone.id} ({', '.join(gone.sources)})")


def _signed(by: str, why: str, at: str | None) -> Signed:
    from regesta.register.decisions import Signed

    if not by.strip() or not why.strip():
        raise UsageError("a judgement needs who decides (--by) and why (--why)")
    return Signed(by.strip(), at or datetime.now(UTC).isoformat(timespec="seconds"), why.strip())


def _file(desk: Register, judgement: Judgement) -> None:
    """File a judgement, say what it is, and what it contradicts."""
    desk.judge(judgement)
    filed = next(j for j in desk.reader().judgements() if j.id == judgement.id)
    entries = f" → {' '.join(filed.entries)}" if filed.entries else ""
    console.say(f"{filed.id}: {judgement.verdict} {judgement.about}{entries}")
    for other in filed.against:
        which = "overrules" if filed.state == "counts" else "is overruled by"
        console.warn(f"{filed.id} {which} {other}; `regesta log --conflicts` shows both")

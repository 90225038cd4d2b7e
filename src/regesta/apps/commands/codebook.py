"""`regesta codebook`: look words up, and check every entry by its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from regesta.apps import console, options
from regesta.errors import UsageError

if TYPE_CHECKING:
    from regesta.codebook.entries.base import Entry

app = typer.Typer(help="Look into the codebook, or check it.", no_args_is_help=True)


@app.command()
def check(
    subject: Annotated[str | None, typer.Argument(help="Only this subject, such as ranks.")] = None,
    json_: options.Json = False,
    codebook: options.CodebookFolder = None,
) -> None:
    """Read every example and counter-example, and name each that fails."""
    from dataclasses import asdict

    from regesta.apps.codebook_check import check as check_all

    book = options.codebook(codebook)
    if subject is not None:
        _known(subject, book.entries)
    failures = check_all(book, subject, lambda texts: console.progress(texts, "checking"))
    if json_:
        console.say_json([asdict(f) for f in failures])
    else:
        for f in failures:
            console.say(f"{f.subject} {f.entry}: “{f.text}”\n  expected {f.expected}\n  found    {f.found}")
        chosen = [e for s, e in book.entries.items() if subject in (None, s)]
        entries = [entry for group in chosen for entry in group.values()]
        examples = sum(len(e.examples) + len(e.counter) for e in entries)
        console.say(f"{len(entries)} entries, {examples} examples: {len(failures)} fail")
    if failures:
        raise typer.Exit(console.FAILED)


@app.command()
def show(
    what: Annotated[str | None, typer.Argument(metavar="[SUBJECT|ID]", help="A subject or an entry.")] = None,
    json_: options.Json = False,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the subjects, the entries of one, or one entry in full."""
    book = options.codebook(codebook)
    if what is None:
        counts = {subject: len(entries) for subject, entries in book.entries.items()}
        if json_:
            console.say_json({"version": book.version, "subjects": counts})
            return
        console.say(f"codebook {book.version}")
        for subject, count in counts.items():
            console.say(f"{subject}\t{count}")
    elif what in book.entries:
        entries = book.entries[what]
        if json_:
            console.say_json([_object(e) for e in entries.values()])
        else:
            console.say("\n".join(entries) if entries else f"no entries under {what}")
    else:
        found = [(s, entries[what]) for s, entries in book.entries.items() if what in entries]
        if not found:
            _known(what, book.entries)
        _say_entries(found, json_)


def _say_entries(found: list[tuple[str, Entry]], as_json: bool) -> None:
    if as_json:
        console.say_json([{"subject": subject, **_object(entry)} for subject, entry in found])
        return
    import yaml

    for subject, entry in found:
        console.say(f"# {subject}")
        console.say(yaml.safe_dump([_object(entry)], allow_unicode=True, sort_keys=False, width=100))


def _object(entry: Entry) -> dict[str, object]:
    import msgspec

    made: dict[str, object] = msgspec.to_builtins(entry)
    return {name: value for name, value in made.items() if value not in (None, "", (), [], {})}


def _known(wanted: str, subjects: dict[str, dict[str, Entry]]) -> None:
    """Raise UsageError unless a subject is called so."""
    if wanted not in subjects:
        known = ", ".join(subjects)
        raise UsageError(f"no codebook subject or entry is called “{wanted}”; the subjects are {known}")

"""`regesta coverage`: how many reports a register rests on, by month and outlet."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from regesta.apps import console, options
from regesta.errors import UsageError


def coverage(
    parties: Annotated[list[str] | None, typer.Argument(help="The two parties of a relation.")] = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Count the reports by month and outlet, months without any too."""
    from regesta.codebook.lookup import find_pair
    from regesta.views.coverage import coverage as count

    with options.opened(register, codebook, as_of=as_of) as desk:
        if len(parties or ()) not in (0, 2):
            raise UsageError("coverage takes two parties, as in `regesta coverage VNM KHM`, or none")
        pair = find_pair(desk.codebook, parties[0], parties[1]) if parties else None
        found = count(desk.reader(), pair)
    if json_:
        console.say_json(asdict(found))
        return
    console.say_table(found.listing())
    copies = f", {found.copies} of them copies" if found.copies else ""
    console.say(f"{found.reports} of {found.filed} reports in the register{copies}")

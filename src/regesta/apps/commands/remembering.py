"""`regesta who`, `expiring` and `follow-up`: what the register remembers over the years."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from regesta.apps import console, options

if TYPE_CHECKING:
    from regesta.views.expiring import Expiry
    from regesta.views.holders import Answer, Spell
    from regesta.views.threads import Thread

_OUTCOMES = {
    "stated": "no later report to seek it in",
    "scheduled": "scheduled",
    "under_way": "under way",
    "claimed_done": "said to be done",
    "evidenced_done": "done",
    "superseded": "superseded",
}


def attach(app: typer.Typer) -> None:
    """Give the command line these commands."""
    app.command()(who)
    app.command()(expiring)
    app.command("follow-up")(follow_up)


def who(
    office: Annotated[str, typer.Argument(help="A post, as in “Minister of National Defence”.")],
    party: Annotated[str, typer.Argument(help="Whose post it is, by code or name.")],
    on: Annotated[str | None, typer.Option("--on", help="Who held it on this date.")] = None,
    known_by: Annotated[
        str | None, typer.Option("--known-by", help="As the reports published by this date have it.")
    ] = None,
    json_: options.Json = False,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Tell who held an office, on a day or over time, and which reports show it."""
    from regesta.codebook.lookup import find_party
    from regesta.views.dates import checked
    from regesta.views.holders import holders

    with options.opened(register, codebook, as_of=known_by) as desk:
        code = find_party(desk.codebook, party)
        answer = holders(desk.reader(), office, code, checked(on, "--on") if on else None)
    if json_:
        console.say_json(asdict(answer))
    else:
        _print_holders(answer)


def _print_holders(answer: Answer) -> None:
    from regesta.views import dates

    if answer.on is not None:
        day = dates.printed(answer.on)
        for spell, ground in answer.holders:
            console.say(f"{day}: {_spell(spell)} – {ground}")
        if not answer.holders:
            console.say(f"{day}: not known from {_reports(answer.reports)} on offices of {answer.party}")
        elif len(answer.holders) > 1:
            console.say("reports do not tell which of them it was")
        console.say("")
    for spell in answer.spells:
        console.say(_spell(spell))
    if not answer.spells:
        told = _reports(answer.reports)
        console.say(f"nobody is seen as {answer.title} of {answer.party} in {told} on its offices")


def _spell(spell: Spell) -> str:
    from regesta.views import dates

    standing = f"{spell.standing} " if spell.standing else ""
    seen = dates.printed(spell.first) if spell.first == spell.last else None
    seen = seen or f"{dates.printed(spell.first)} – {dates.printed(spell.last)}"
    told = _reports(len(spell.sources))
    return f"{spell.name}, {standing}{spell.title}, seen {seen} in {told}  [{spell.id}]"


def expiring(
    within: Annotated[str, typer.Option("--within", help="How far to look: 12m, 2y or 90d.")] = "12m",
    on: Annotated[
        str | None, typer.Option("--on", help="From which day on; that of the latest report, if not given.")
    ] = None,
    party: options.Party = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the texts whose term ends soon, what follows them, and what that keeps, drops and adds."""
    from regesta.codebook.lookup import find_party
    from regesta.views import expiring as view
    from regesta.views.dates import checked, printed

    days = view.within_days(within)
    with options.opened(register, codebook, as_of=as_of) as desk:
        reader = desk.reader()
        start = checked(on, "--on") if on else view.latest_day(reader)
        codes = [find_party(desk.codebook, p) for p in party or ()]
        found = view.expiring(reader, start, days, codes) if start else ()
    if json_:
        console.say_json([asdict(e) for e in found])
        return
    since = f"from {printed(start)} on" if start else "in a register without dated reports"
    console.say(f"{len(found)} ending within {within} {since}")
    for expiry in found:
        _print_expiry(expiry)


def _print_expiry(expiry: Expiry) -> None:
    from regesta.views import dates
    from regesta.views.expiring import areas_told

    term, parties = dates.printed_term(expiry.term), " ".join(expiry.parties)
    console.say(f"\n{expiry.title} {term}, {parties}: {expiry.left}  [{expiry.id}]")
    for text in expiry.successors:
        status = text.status.replace("_", " ")
        console.say(f"  succeeded by {text.title} {dates.printed_term(text.term)}, {status}  [{text.id}]")
    if not expiry.successors and expiry.reports:
        console.say(f"  no successor in {_reports(expiry.reports)} from its last year")
    elif not expiry.successors:
        console.say("  no successor, and no report from its last year yet")
    areas = areas_told(expiry, {})
    if areas:
        console.say(f"  the successor {areas}")


def follow_up(
    left: Annotated[str, typer.Argument(help="A state or organisation, by code or name.")],
    right: Annotated[str, typer.Argument(help="The other one.")],
    area: options.AreaName = None,
    since: options.Since = None,
    until: options.Until = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Lay each promise out with its restatements over the years, and tell what came of it."""
    from regesta.codebook.lookup import find_pair
    from regesta.views.threads import threads

    with options.opened(register, codebook, as_of=as_of) as desk:
        pair = find_pair(desk.codebook, left, right)
        window = options.window(desk.codebook, since, until, area)
        found = threads(desk.reader(), desk.codebook, pair, window)
    if json_:
        console.say_json([asdict(t) for t in found])
        return
    for thread in found:
        _print_thread(thread)
    if not found:
        console.say(f"no undertakings between {pair[0]} and {pair[1]} in this register")


def _print_thread(thread: Thread) -> None:
    from regesta.views import dates

    times = len(thread.statements)
    told = "once" if times == 1 else f"{times} times, {thread.trend}"
    console.say(f"{', '.join(thread.areas)}: {told}  [{thread.id}]")
    for one in thread.statements:
        by = " ".join(one.by)
        console.say(
            f"  {dates.printed(one.said_on)}  {by} {one.force}: {one.text}  ({', '.join(one.sources)})"
        )
    if thread.status == "no_evidence":
        until = dates.printed(thread.until)
        console.say(f"  → no public evidence in {_reports(thread.sought, 'later ')} to {until}")
    else:
        console.say(f"  → {_OUTCOMES[thread.status]}")
    for proof in thread.proof:
        console.say(f"    {proof.words}  [{proof.id}]")
    console.say("")


def _reports(number: int, kind: str = "") -> str:
    return f"{number} {kind}report{'' if number == 1 else 's'}"

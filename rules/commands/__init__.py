"""The commands of `python -m rules`: a new one is a function in a file beside this one and a line in `COMMANDS`."""

from __future__ import annotations

from rules.commands.asking import complete, count, domains, explain
from rules.commands.base import Command
from rules.commands.checking import check, find_suspicious
from rules.commands.measuring import add_sessions, bench
from rules.commands.optimising import add_greatest, add_worth, bounds, optimise
from rules.commands.releasing import add_configurations, add_old, diff, migrated
from rules.commands.writing import add_target, export

COMMANDS: tuple[Command, ...] = (
    Command("check", check, "report all errors, or say ok", has_engine=False),
    Command("lint", find_suspicious, "report what is suspicious"),
    Command("domains", domains, "print the remaining values as JSON", has_choices=True),
    Command("count", count, "print the number of configurations", has_choices=True),
    Command("explain", explain, "print the conflict and the ways out", has_choices=True),
    Command("complete", complete, "print the preferred completion as JSON", has_choices=True),
    Command(
        "optimise", optimise, "print the completion of least worth as JSON", (add_worth, add_greatest), has_choices=True
    ),
    Command(
        "bounds",
        bounds,
        "print the least and greatest worth, for each value too, as JSON",
        (add_worth,),
        has_choices=True,
    ),
    Command(
        "diff", diff, "print what is forbidden and allowed that was not before, as JSON", (add_old,), has_engine=False
    ),
    Command(
        "migrate", migrated, "print what becomes of recorded configurations, as JSON", (add_configurations, add_worth)
    ),
    Command("export", export, "write the model in another format", (add_target,), has_engine=False),
    Command("bench", bench, "measure random sessions; one line of JSON per model", (add_sessions,)),
)

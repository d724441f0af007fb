"""The commands of `python -m rules`: a new one is a function in a file beside this one and a line in `COMMANDS`."""

from __future__ import annotations

from rules.commands.asking import add_value, complete, count, domains, explain, why
from rules.commands.base import Command
from rules.commands.checking import add_costly, check, find_suspicious
from rules.commands.measuring import add_sessions, bench
from rules.commands.optimising import add_greatest, add_worth, bounds, optimise
from rules.commands.packing import add_package, pack
from rules.commands.ranking import add_best, best
from rules.commands.releasing import add_configurations, add_old, diff, migrated
from rules.commands.sampling import add_number, add_strength, cover, sample
from rules.commands.switching import add_switch, switch
from rules.commands.writing import add_target, export

COMMANDS: tuple[Command, ...] = (
    Command("check", check, "report all errors, or say ok", has_engine=False),
    Command("lint", find_suspicious, "report what is suspicious, or with --costly what is expensive", (add_costly,)),
    Command("domains", domains, "print the remaining values as JSON", has_choices=True),
    Command("count", count, "print the number of configurations", has_choices=True),
    Command("explain", explain, "print the conflict and the ways out", has_choices=True),
    Command("why", why, "tell why a value is impossible or forced", (add_value,), has_choices=True),
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
    Command("sample", sample, "print completions drawn at random as JSON", (add_number,), has_choices=True),
    Command("cover", cover, "print configurations with every combination of values as JSON", (add_strength,)),
    Command("best", best, "print the best completions as JSON", (add_worth, add_best), has_choices=True),
    Command("switch", switch, "print what choices could change to as JSON", (add_worth, add_switch), has_choices=True),
    Command(
        "diff", diff, "print what is forbidden and allowed that was not before, as JSON", (add_old,), has_engine=False
    ),
    Command(
        "migrate", migrated, "print what becomes of recorded configurations, as JSON", (add_configurations, add_worth)
    ),
    Command("export", export, "write the model in another format", (add_target,), has_engine=False),
    Command(
        "pack",
        pack,
        "write one file that answers without rules",
        (add_worth, add_package),
        has_engine=False,
    ),
    Command("bench", bench, "measure random sessions; one line of JSON per model", (add_sessions,)),
)

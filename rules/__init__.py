"""Rules: the language in which products are described and the engines that decide what is possible.

A rule book (text) is parsed into a `RuleBook`, lowered for a market and a day to a `Problem`, and decided by an
`Engine`: what is still possible, what completes it, why something is not possible, and what to take back. The package
imports nothing of ours, knows no prices, no database and no HTTP.

>>> from datetime import date
>>> text = '''
... characteristic glass: one of clear, anti-fog
... characteristic doors: boolean
... rule fog: when doors require glass = anti-fog
... '''
>>> problem = lower(parse({"case.rules": text}, {}), market=None, on=date(2026, 1, 1))
>>> engine(problem).propagate({"glass": "clear"}).domains["doors"]
('false',)
"""

from rules.book import ABSENT, Characteristic, Rule, RuleBook
from rules.budget import Budget
from rules.conflict import forced_by, origins, why_not
from rules.diff import Comparison, Difference, Example, Extra, compare
from rules.engines import ENGINES, engine
from rules.engines.base import (
    Bounds,
    Completion,
    ConflictSet,
    Count,
    Counters,
    Counts,
    Engine,
    Listing,
    Objective,
    Optimum,
    Propagation,
    Relaxation,
    Relaxations,
)
from rules.explain import Derivation, Fact, Step, derive_conflict, derive_forced, derive_impossible
from rules.expression import Expression, compile_expression
from rules.findings import Finding, Place, RuleErrors, UnknownName, UnknownValue
from rules.lint import lint
from rules.lower import Interval, intervals, lower
from rules.migrate import Change, Migration, Migrator, migrate
from rules.parse import parse
from rules.problem import Problem
from rules.repair import Repair, Repairs, costs_of_order, repairs_by_worth

__all__ = [
    "ABSENT",
    "ENGINES",
    "Bounds",
    "Budget",
    "Change",
    "Characteristic",
    "Comparison",
    "Completion",
    "ConflictSet",
    "Count",
    "Counters",
    "Counts",
    "Derivation",
    "Difference",
    "Engine",
    "Example",
    "Expression",
    "Extra",
    "Fact",
    "Finding",
    "Interval",
    "Listing",
    "Migration",
    "Migrator",
    "Objective",
    "Optimum",
    "Place",
    "Problem",
    "Propagation",
    "Relaxation",
    "Relaxations",
    "Repair",
    "Repairs",
    "Rule",
    "RuleBook",
    "RuleErrors",
    "Step",
    "UnknownName",
    "UnknownValue",
    "compare",
    "compile_expression",
    "costs_of_order",
    "derive_conflict",
    "derive_forced",
    "derive_impossible",
    "engine",
    "forced_by",
    "intervals",
    "lint",
    "lower",
    "migrate",
    "origins",
    "parse",
    "repairs_by_worth",
    "why_not",
]

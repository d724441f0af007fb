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

from rules.best import Affordable, Best, Ranked, affordable, best
from rules.book import ABSENT, Characteristic, Rule, RuleBook
from rules.budget import Budget
from rules.conflict import forced_by, origins, why_not
from rules.diverse import Diverse, diverse
from rules.engines import ENGINES, engine
from rules.engines.base import (
    Bounds,
    Completion,
    ConflictSet,
    Count,
    Counters,
    Counts,
    Engine,
    Least,
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
from rules.parse import parse
from rules.problem import Problem
from rules.repair import Repair, Repairs, costs_of_order, repairs_by_worth
from rules.switch import Change, Switch, Switches, change, switches
from rules.tradeoff import Compromise, Front, Lexicographic, front, lexicographic, optimise_within

__all__ = [
    "ABSENT",
    "ENGINES",
    "Affordable",
    "Best",
    "Bounds",
    "Budget",
    "Change",
    "Characteristic",
    "Completion",
    "Compromise",
    "ConflictSet",
    "Count",
    "Counters",
    "Counts",
    "Derivation",
    "Diverse",
    "Engine",
    "Expression",
    "Fact",
    "Finding",
    "Front",
    "Interval",
    "Least",
    "Lexicographic",
    "Listing",
    "Objective",
    "Optimum",
    "Place",
    "Problem",
    "Propagation",
    "Ranked",
    "Relaxation",
    "Relaxations",
    "Repair",
    "Repairs",
    "Rule",
    "RuleBook",
    "RuleErrors",
    "Step",
    "Switch",
    "Switches",
    "UnknownName",
    "UnknownValue",
    "affordable",
    "best",
    "change",
    "compile_expression",
    "costs_of_order",
    "derive_conflict",
    "derive_forced",
    "derive_impossible",
    "diverse",
    "engine",
    "forced_by",
    "front",
    "intervals",
    "lexicographic",
    "lint",
    "lower",
    "optimise_within",
    "origins",
    "parse",
    "repairs_by_worth",
    "switches",
    "why_not",
]

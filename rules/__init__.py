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
from rules.boundaries import Boundary, NearMiss, boundaries, near_misses
from rules.budget import Budget
from rules.conflict import forced_by, origins, why_not
from rules.cover import Cover, cover
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
    Sample,
)
from rules.explain import Derivation, Fact, Step, Why, derive_conflict, derive_forced, derive_impossible, derive_why
from rules.expression import Expression, compile_expression
from rules.findings import Finding, Place, RuleErrors, UnknownName, UnknownValue
from rules.interactions import Interactions
from rules.lint import Cost, Costs, RuleCost, costly_rules, lint, lint_dates, together
from rules.lower import Interval, intervals, lower
from rules.parse import parse
from rules.portable import LeastPrices, NotPortable, Portable, Prices
from rules.problem import Problem
from rules.repair import Repair, Repairs, costs_of_order, repairs_by_worth
from rules.resemble import Recommendation, Recommendations, Sales, by_resemblance, recommend
from rules.sample import sample
from rules.story import Labels, Sentence, story

__all__ = [
    "ABSENT",
    "ENGINES",
    "Boundary",
    "Bounds",
    "Budget",
    "Characteristic",
    "Completion",
    "ConflictSet",
    "Cost",
    "Costs",
    "Count",
    "Counters",
    "Counts",
    "Cover",
    "Derivation",
    "Engine",
    "Expression",
    "Fact",
    "Finding",
    "Interactions",
    "Interval",
    "Labels",
    "LeastPrices",
    "Listing",
    "NearMiss",
    "NotPortable",
    "Objective",
    "Optimum",
    "Place",
    "Portable",
    "Prices",
    "Problem",
    "Propagation",
    "Recommendation",
    "Recommendations",
    "Relaxation",
    "Relaxations",
    "Repair",
    "Repairs",
    "Rule",
    "RuleBook",
    "RuleCost",
    "RuleErrors",
    "Sales",
    "Sample",
    "Sentence",
    "Step",
    "UnknownName",
    "UnknownValue",
    "Why",
    "boundaries",
    "by_resemblance",
    "compile_expression",
    "costly_rules",
    "costs_of_order",
    "cover",
    "derive_conflict",
    "derive_forced",
    "derive_impossible",
    "derive_why",
    "engine",
    "forced_by",
    "intervals",
    "lint",
    "lint_dates",
    "lower",
    "near_misses",
    "origins",
    "parse",
    "recommend",
    "repairs_by_worth",
    "sample",
    "story",
    "together",
    "why_not",
]

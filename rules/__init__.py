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
from rules.boundaries import Boundary, NearMiss, boundaries, near_misses
from rules.budget import Budget
from rules.columns import Columns
from rules.conflict import forced_by, origins, why_not
from rules.cover import Cover, cover
from rules.diff import Comparison, Difference, Example, Extra, compare
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
    Sample,
)
from rules.exchange import exchangeable, exchanges
from rules.explain import Derivation, Fact, Step, Why, derive_conflict, derive_forced, derive_impossible, derive_why
from rules.expression import Expression, compile_expression
from rules.findings import MOST_FINDINGS, Finding, Place, RuleErrors, UnknownName, UnknownValue
from rules.gathering import Gathering, PropagatesMany
from rules.interactions import Interactions
from rules.joint import Joint, joined, joint_of, without_joints
from rules.lint import Cost, Costs, RuleCost, costly_rules, lint, lint_dates, together
from rules.lookalikes import look_alikes
from rules.lower import Interval, intervals, lower
from rules.migrate import Change, Migration, Migrator, migrate
from rules.objectives import weighted, worth
from rules.on_demand import flat
from rules.parse import parse
from rules.portable import LeastPrices, NotPortable, Portable, Prices
from rules.problem import Problem, chosen_in
from rules.repair import Repair, Repairs, costs_of_order, repairs_by_worth
from rules.resemble import Recommendation, Recommendations, Sales, by_resemblance, recommend
from rules.sample import sample
from rules.story import Labels, Sentence, story
from rules.switch import Changes, Switch, Switches, change, switches
from rules.tradeoff import Compromise, Front, Lexicographic, front, lexicographic, optimise_within

__all__ = [
    "ABSENT",
    "ENGINES",
    "MOST_FINDINGS",
    "Affordable",
    "Best",
    "Boundary",
    "Bounds",
    "Budget",
    "Change",
    "Changes",
    "Characteristic",
    "Columns",
    "Comparison",
    "Completion",
    "Compromise",
    "ConflictSet",
    "Cost",
    "Costs",
    "Count",
    "Counters",
    "Counts",
    "Cover",
    "Derivation",
    "Difference",
    "Diverse",
    "Engine",
    "Example",
    "Expression",
    "Extra",
    "Fact",
    "Finding",
    "Front",
    "Gathering",
    "Interactions",
    "Interval",
    "Joint",
    "Labels",
    "Least",
    "LeastPrices",
    "Lexicographic",
    "Listing",
    "Migration",
    "Migrator",
    "NearMiss",
    "NotPortable",
    "Objective",
    "Optimum",
    "Place",
    "Portable",
    "Prices",
    "Problem",
    "PropagatesMany",
    "Propagation",
    "Ranked",
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
    "Switch",
    "Switches",
    "UnknownName",
    "UnknownValue",
    "Why",
    "affordable",
    "best",
    "boundaries",
    "by_resemblance",
    "change",
    "chosen_in",
    "compare",
    "compile_expression",
    "costly_rules",
    "costs_of_order",
    "cover",
    "derive_conflict",
    "derive_forced",
    "derive_impossible",
    "derive_why",
    "diverse",
    "engine",
    "exchangeable",
    "exchanges",
    "flat",
    "forced_by",
    "front",
    "intervals",
    "joined",
    "joint_of",
    "lexicographic",
    "lint",
    "lint_dates",
    "look_alikes",
    "lower",
    "migrate",
    "near_misses",
    "optimise_within",
    "origins",
    "parse",
    "recommend",
    "repairs_by_worth",
    "sample",
    "story",
    "switches",
    "together",
    "weighted",
    "why_not",
    "without_joints",
    "worth",
]

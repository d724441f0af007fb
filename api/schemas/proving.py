"""Rule tests of drafts: what they say, what came of running them, how well they guard the rules; the test bench."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Localized, MarketCode, Money, Name, Request, ValueCode
from api.schemas.configuration import SceneName, Sentence
from api.schemas.drafts import RuleToBlame

Choices = Annotated[dict[Name, ValueCode], Field(max_length=500)]
Amount = Annotated[str, Field(pattern=r"^\d{1,12}(\.\d{1,6})?$", examples=["1234.50"])]
RuleName = Annotated[str, Field(min_length=1, max_length=100)]


class NewTest(Request):
    """What must hold of some choices in a market."""

    market: MarketCode
    choices: Choices
    possible: Annotated[bool, Field(description="whether they must be possible, or must not")] = True
    forced: Choices = Field(default_factory=dict, description="the only value that must be left")
    removed: dict[Name, Annotated[list[ValueCode], Field(min_length=1, max_length=500)]] = Field(
        default_factory=dict, max_length=500, description="values that must not be left"
    )
    price: Annotated[Amount | None, Field(description="net, of one piece, in the currency of the market")] = None
    day: Annotated[date | None, Field(strict=False, description="the day it speaks of; every day if left out")] = None
    note: Annotated[str, Field(max_length=500)] = ""


class NewTests(Request):
    """Tests to be added in one edit."""

    tests: Annotated[list[NewTest], Field(min_length=1, max_length=500)]


class ChangedTest(Request):
    """What one test says from now on."""

    test: NewTest


class RuleTest(Answer):
    """A rule test."""

    place: str = Field(description="file:line:column")
    market: str
    day: date | None
    choices: dict[str, str]
    possible: bool
    forced: dict[str, str]
    removed: dict[str, list[str]]
    price: Money | None
    note: str
    by: str


class WrittenTest(RuleTest):
    """A rule test that somebody wrote."""

    number: int = Field(description="counted from 0; names it in a change")


class GeneratedTests(Answer):
    """The tests that were made from the rules."""

    path: str
    tests: int
    kinds: dict[str, int] = Field(description="pairs, least, greatest, limit, breaks, guards -> how many")


class RuleTests(Answer):
    """The rule tests of a draft."""

    items: list[WrittenTest]
    generated: GeneratedTests


class RunRequest(Request):
    """Which tests to run."""

    places: Annotated[
        list[Annotated[str, Field(max_length=300)]] | None, Field(max_length=1000, description="all if left out")
    ] = None


class Miss(Answer):
    """One thing that a test says and the rules do not."""

    message: Localized
    rules: list[RuleToBlame]


class Outcome(Answer):
    """What came of a test."""

    test: RuleTest
    result: Literal["passed", "failed", "undecided"]
    misses: list[Miss]


class Run(Answer):
    """What came of running tests; of those that were generated, only what did not pass is listed."""

    day: date = Field(description="whose rules were in force for the tests that name no day of their own")
    passed: int
    failed: int
    undecided: int
    results: list[Outcome]


class Coverage(Answer):
    """What generated tests cover in a market."""

    market: str
    pairs: int = Field(description="pairs of values that some configuration has")
    missing: int = Field(description="of these, those that there was no time for")
    undecided: int
    limits: int = Field(description="ends of numbers and limits of rules that are met exactly")
    unmet: int
    broken: int = Field(description="rules that a test breaks, and no other rule with them")
    implied: list[str] = Field(description="rules that nothing breaks alone")
    mistakes: int = Field(description="small mistakes in rules that only tests made for them notice")


class Making(Answer):
    """Tests that were made from the rules."""

    tests: int
    changed: bool = Field(description="whether the draft changed by it")
    coverage: list[Coverage]


class MutationRequest(Request):
    """The rules to judge the tests by."""

    market: MarketCode
    rules: Annotated[list[RuleName] | None, Field(max_length=1000, description="all if left out")] = None


class Survivor(Answer):
    """A small mistake in a rule that no test notices, and a configuration with which one would."""

    mistake: Literal["dropped", "turned", "weaker", "stronger", "row-dropped", "row-widened"]
    part: str = Field(description="a condition, or the number of a limit or row; empty for the whole rule")
    choices: dict[str, str]
    possible: bool = Field(description="what a test has to say of the choices")
    names: list[str] = Field(description="those of the choices that the rule speaks of")


class RuleScore(Answer):
    """How well the tests guard one rule."""

    rule: RuleToBlame
    killed: int
    equivalent: int = Field(description="mistakes that change nothing; they do not count")
    undecided: int
    survivors: list[Survivor]


class Mutation(Answer):
    """How well the tests guard rules."""

    rules: list[str] = Field(description="all rules in force that exclude something")
    scores: list[RuleScore]


class TrialRequest(Request):
    """What to choose."""

    market: MarketCode
    choices: Choices = Field(default_factory=dict)


class TrialRule(RuleToBlame):
    """A rule in a conflict, with what engineers are told of it."""

    reason: Localized


class TrialConflict(Answer):
    """Choices and rules that cannot hold together."""

    choices: list[str]
    rules: list[TrialRule]


class TrialSide(Answer):
    """What the draft, or the release, makes of the choices."""

    consistent: bool | None
    values: dict[str, list[str]] = Field(description="characteristic -> values that are still possible")
    undecided: list[str]
    configuration: dict[str, str] = Field(description="as they are completed; empty if they cannot be")
    unknown: list[str] = Field(description="choices that it does not have")
    conflict: TrialConflict | None
    net: Money | None = Field(description="of one piece, for a buyer of whom nothing is known")
    unpriced: Localized | None = Field(description="why there is no price")
    scene: SceneName | None


class Trial(Answer):
    """The same choices in a draft and in its release."""

    market: str
    draft: TrialSide
    release: TrialSide | None = Field(description="null if no release is sold there")
    differs: list[str] = Field(description="characteristics with other possible values, in the order of the draft")


class TrialQuestion(TrialRequest):
    """About which value to ask, and whom."""

    characteristic: Name
    value: ValueCode
    of: Literal["draft", "release"] = "draft"


class TrialWhy(Answer):
    """How a value stands, and the argument as engineers read it."""

    verdict: Literal["possible", "impossible", "forced", "conflict", "undecided"]
    rules: list[RuleToBlame]
    story: list[Sentence]

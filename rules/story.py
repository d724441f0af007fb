"""Stories: a derivation as numbered sentences that a person can follow.

Each step becomes a sentence that refers to earlier ones by number, so that what is shared is said once. Rules speak
with the reason that was written for the audience. A customer hears nothing internal: no rule, place or source, and no
reason meant for others; a step that has no other reason is told in neutral words. A characteristic that is hidden is
not named: what follows from it is told as following from what it follows from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rules.book import ABSENT, AUDIENCES, RuleBook
from rules.explain import Derivation, Fact, Step
from rules.phrases import phrases_of
from rules.problem import Problem
from rules.wording import sentence

MOST_NAMED = 6
"""Values named in one sentence."""


def _code(_: str, value: str) -> str:
    return value


@dataclass(frozen=True, slots=True)
class Labels:
    """How characteristics and their values are called; by default by their codes.

    Args:
        name: from a characteristic to its label.
        value: from a characteristic and a value to its label.
        hidden: characteristics that are not to be named.
    """

    name: Callable[[str], str] = str
    value: Callable[[str, str], str] = _code
    hidden: frozenset[str] = frozenset()


CODES = Labels()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a story; `because` are the numbers of those it refers to."""

    number: int
    text: str
    because: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Write the number and the text."""
        return f"{self.number}. {self.text}"


def story(
    derivation: Derivation,
    problem: Problem,
    book: RuleBook | None = None,
    *,
    audience: str = "customer",
    language: str = "en",
    labels: Labels = CODES,
) -> tuple[Sentence, ...]:
    """Tell a derivation.

    Args:
        derivation: the argument.
        problem: what it argues about.
        book: has the reasons; without it customers get neutral words, and others the rules as formulas.
        audience: customer, rep (reasons for reps, with their sources) or engineer (with rules and places too).
        language: en or ru; anything else is told in English.
        labels: how characteristics and values are called.

    Returns:
        Sentences, numbered from 1; the last one concludes what was asked. None for an argument without steps.

    Raises:
        ValueError: there is no such audience, or the argument concludes something about a hidden characteristic.
    """
    if audience not in AUDIENCES:
        raise ValueError(f"there is no audience {audience!r}; there are {', '.join(AUDIENCES)}")
    last = derivation.steps[-1].conclusion if derivation.steps else None
    if last is not None and last.values and last.name in labels.hidden:
        raise ValueError(f"{last.name!r} is hidden: nothing can be told about it")
    told = _Told(_Speaker(problem, book, audience, language, labels))
    for step in derivation.steps:
        told.tell(step, is_last=step is derivation.steps[-1])
    return tuple(told.sentences)


class _Speaker:
    """Finds words for facts and rules."""

    def __init__(self, problem: Problem, book: RuleBook | None, audience: str, language: str, labels: Labels) -> None:
        self._problem = problem
        self._book = book
        self._audience = audience
        self._language = language
        self._labels = labels
        self.phrases = phrases_of(language)

    def is_hidden(self, name: str) -> bool:
        """Whether a characteristic is not to be named."""
        return name in self._labels.hidden

    def name(self, name: str) -> str:
        """Return what a characteristic is called."""
        return self._labels.name(name)

    def fact(self, fact: Fact | None) -> str:
        """Say which values are left, or which are not, whichever is shorter."""
        if fact is None or self.is_hidden(fact.name):
            return self.phrases.nothing
        name, left = self.name(fact.name), fact.values
        if not left:
            return self.phrases.nothing_for.format(name=name)
        if len(left) == 1:
            return self.phrases.equals.format(name=name, value=self._labels.value(fact.name, left[0]))
        if self._is_range(fact):
            low, high = (self._labels.value(fact.name, value) for value in (left[0], left[-1]))
            return self.phrases.between.format(name=name, low=low, high=high)
        gone = [value for value in self._values(fact.name) if value not in left]
        if len(gone) == 1:
            return self.phrases.not_one.format(name=name, value=self._labels.value(fact.name, gone[0]))
        if gone and len(gone) < len(left):
            return self.phrases.none_of.format(name=name, values=self._listed(fact.name, gone))
        return self.phrases.one_of.format(name=name, values=self._listed(fact.name, left))

    def reason(self, rule: str) -> str | None:
        """Return what this audience is told about a rule; None if that is nothing."""
        known = self._book.by_id.get(rule) if self._book else None
        if self._audience == "customer":
            return known.written_reason(self._audience, self._language) if known else None
        if known is None:
            parts = [sentence(self._problem, each.formula) for each in self._problem.constraints if each.rule == rule]
            return f"{self.phrases.rule.format(rule=rule)}: {'; '.join(parts)}."
        notes = [self.phrases.source.format(source=known.source)] if known.source else []
        if self._audience == "engineer":
            notes = [f"{self.phrases.rule.format(rule=rule)}, {known.place}", *notes]
        said = known.reason(self._audience, self._language)
        return f"{said} ({'; '.join(notes)})" if notes else said

    def _values(self, name: str) -> tuple[str, ...]:
        return self._problem.variables[self._problem.index[name]].values

    def _is_range(self, fact: Fact) -> bool:
        """Whether numbers are left that stand one after the other."""
        owner = self._problem.variables[self._problem.index[fact.name]]
        first = owner.values.index(fact.values[0])
        alone = owner.kind in ("integer", "decimal") and ABSENT not in fact.values and len(fact.values) > 2
        return alone and fact.values == owner.values[first : first + len(fact.values)]

    def _listed(self, name: str, values: Sequence[str]) -> str:
        shown = [self._labels.value(name, value) for value in values[:MOST_NAMED]]
        if len(values) > MOST_NAMED:
            shown.append(self.phrases.more.format(many=len(values) - MOST_NAMED))
        return self.phrases.listed(shown)


class _Told:
    """What is told so far, and where."""

    def __init__(self, speaker: _Speaker) -> None:
        self._speaker = speaker
        self._phrases = speaker.phrases
        self._where: dict[Fact, tuple[int, ...]] = {}
        self._behind: dict[Fact, tuple[str, ...]] = {}
        self._given: dict[str, int] = {}
        self._supposed: list[int] = []
        self.sentences: list[Sentence] = []

    def tell(self, step: Step, *, is_last: bool) -> None:
        """Tell a step, or remember what is behind a hidden one; after a refutation say what is refuted."""
        rules = dict.fromkeys([*(rule for fact in step.premises for rule in self._behind.get(fact, ())), *step.rules])
        premises = _merged(self._where.get(fact, ()) for fact in step.premises)
        concluded = step.conclusion
        if concluded is not None and self._speaker.is_hidden(concluded.name) and not is_last:
            self._where[concluded], self._behind[concluded] = premises, tuple(rules)
            return
        self._say(step, premises, tuple(rules))
        number = len(self.sentences)
        if concluded is not None:
            self._where[concluded] = (number,)
        if step.kind == "supposed":
            self._supposed.append(number)
        if is_last and self._supposed and step.kind != "supposed":
            numbers = tuple(self._supposed)
            self._add(self._phrases.not_so.format(numbers=self._numbers(numbers)), numbers)

    def _say(self, step: Step, premises: tuple[int, ...], rules: tuple[str, ...]) -> None:
        fact = self._speaker.fact(step.conclusion)
        if step.kind == "chosen":
            self._add(self._phrases.chosen.format(fact=fact))
        elif step.kind == "supposed":
            self._add(self._phrases.supposed.format(fact=fact))
        else:
            lead, again = self._lead(step, rules)
            self._add(
                f"{lead} {self._so(fact, premises)}" if lead else self._neutral(step, fact, premises), premises, again
            )

    def _lead(self, step: Step, rules: Iterable[str]) -> tuple[str, tuple[int, ...]]:
        """Return the reasons not given before, and where the others were."""
        reasons = dict.fromkeys(reason for rule in rules if (reason := self._speaker.reason(rule)) is not None)
        again = _merged((self._given[reason],) for reason in reasons if reason in self._given)
        parts = [reason for reason in reasons if reason not in self._given]
        self._given |= dict.fromkeys(parts, len(self.sentences) + 1)
        if step.computed and not self._speaker.is_hidden(step.computed):
            parts.append(self._phrases.computed.format(name=self._speaker.name(step.computed)))
        if again:
            parts.append(self._phrases.again.format(numbers=self._numbers(again)))
        return " ".join(parts), again

    def _so(self, fact: str, premises: Sequence[int]) -> str:
        if premises:
            return self._phrases.so_with.format(numbers=self._numbers(premises), fact=fact)
        return self._phrases.so.format(fact=fact)

    def _neutral(self, step: Step, fact: str, premises: Sequence[int]) -> str:
        if not premises:
            return self._phrases.always.format(fact=fact)
        if step.conclusion is None or not step.conclusion.values or self._speaker.is_hidden(step.conclusion.name):
            return self._phrases.not_together.format(numbers=self._numbers(premises))
        return self._phrases.only_with.format(numbers=self._numbers(premises), fact=fact)

    def _numbers(self, numbers: Iterable[int]) -> str:
        return self._phrases.listed([f"({number})" for number in numbers])

    def _add(self, text: str, *because: tuple[int, ...]) -> None:
        self.sentences.append(Sentence(len(self.sentences) + 1, text, _merged(because)))


def _merged(numbers: Iterable[Iterable[int]]) -> tuple[int, ...]:
    return tuple(sorted({number for each in numbers for number in each}))

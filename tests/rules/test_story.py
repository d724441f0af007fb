"""Stories: derivations in sentences, each audience in its own words, and nothing internal for customers."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import (
    Budget,
    Derivation,
    Engine,
    Labels,
    RuleBook,
    Sentence,
    UnknownName,
    UnknownValue,
    derive_conflict,
    derive_why,
    engine,
    parse,
    story,
)
from rules.phrases import PHRASES
from tests.rules.books import books, choices
from tests.rules.demo import PRODUCTS, demo_book, demo_problem
from tests.rules.test_engines_agree import lowered
from tests.rules.test_explain import ODD

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

CASE = """
characteristic size: one of small, medium, large
characteristic doors: boolean
characteristic glass: one of clear, low_iron, anti-fog
characteristic shelves: integer 1..6
computed weight: integer 1..18 [kg] = shelves * (if doors then 3 kg else 1 kg)
rule fog: when doors require glass = anti-fog
    reason en "Doors fog up without a coating."
    reason ru "Без покрытия двери запотевают."
    reason engineer en "Dew point above 12 °C."
    source "Climate test"
rule load: when size = small require weight <= 4 kg
    reason rep en "Margin is too low on strong shelves."
"""
BOOK = parse({"case.rules": CASE}, {})
GLASS = Labels({"glass": "Glass", "doors": "Doors", "size": "Size"}.get, lambda _, value: f"‹{value}›")  # type: ignore[arg-type]


def told(chosen: dict[str, str], name: str, value: str, **how: object) -> list[str]:
    """The sentences about a value of the case."""
    found = derive_why(engine(lowered(BOOK), "sat"), chosen, name, value)
    assert found.derivation is not None
    return [each.text for each in story(found.derivation, lowered(BOOK), BOOK, **how)]  # type: ignore[arg-type]


class TestAudiences:
    def test_a_customer_hears_reasons(self):
        assert told({"doors": "true"}, "glass", "clear") == [
            "Chosen: doors is true.",
            "Doors fog up without a coating. So, with (1), glass is anti-fog.",
        ]

    def test_a_customer_hears_neutral_words_where_the_reason_is_internal(self):
        assert told({"size": "small"}, "shelves", "5") == [
            "Chosen: size is small.",
            "With (1) goes only this: weight is between 1 and 4.",
            "weight is calculated. So, with (2), shelves is between 1 and 4.",
        ]

    def test_a_rep_hears_reasons_and_sources(self):
        assert told({"doors": "true"}, "glass", "clear", audience="rep")[1] == (
            "Doors fog up without a coating. (source: Climate test) So, with (1), glass is anti-fog."
        )
        assert "Margin is too low" in told({"size": "small"}, "shelves", "5", audience="rep")[1]

    def test_an_engineer_hears_rules_and_places_too(self):
        assert told({"doors": "true"}, "glass", "clear", audience="engineer")[1] == (
            "Dew point above 12 °C. (rule fog, case.rules:7:6; source: Climate test) So, with (1), glass is anti-fog."
        )

    def test_russian_is_told_in_russian(self):
        assert told({"doors": "true"}, "glass", "clear", language="ru") == [
            "Выбрано: doors — true.",
            "Без покрытия двери запотевают. Значит, с учётом (1): glass — anti-fog.",
        ]

    def test_an_unknown_language_falls_back_to_english(self):
        assert told({"doors": "true"}, "glass", "clear", language="fi")[0] == "Chosen: doors is true."

    def test_labels_stand_for_codes(self):
        assert told({"doors": "true"}, "glass", "clear", labels=GLASS) == [
            "Chosen: Doors is ‹true›.",
            "Doors fog up without a coating. So, with (1), Glass is ‹anti-fog›.",
        ]

    def test_what_is_hidden_is_not_named_and_its_causes_are(self):
        hidden = Labels(hidden=frozenset({"weight"}))
        assert told({"size": "small"}, "shelves", "5", labels=hidden) == [
            "Chosen: size is small.",
            "With (1) goes only this: shelves is between 1 and 4.",
        ]

    def test_nothing_is_told_about_what_is_hidden(self):
        with pytest.raises(ValueError, match="'glass' is hidden"):
            told({"doors": "true"}, "glass", "clear", labels=Labels(hidden=frozenset({"glass"})))

    def test_there_are_three_audiences(self):
        with pytest.raises(ValueError, match="no audience 'boss'"):
            told({"doors": "true"}, "glass", "clear", audience="boss")


class TestWording:
    def test_a_reason_is_given_once(self):
        text = (
            "characteristic a: boolean\ncharacteristic b: boolean\n"
            "characteristic c: boolean\ncharacteristic d: boolean\n"
            'rule pairs: require a = b and c = d\n    reason en "They come in pairs."\n'
            'rule all: when b require c\n    reason en "One brings the other."\n'
        )
        book = parse({"pairs.rules": text}, {})
        found = derive_why(engine(lowered(book), "sat"), {"a": "true"}, "d", "false").derivation
        assert found is not None
        assert [(each.text, each.because) for each in story(found, lowered(book), book)] == [
            ("Chosen: a is true.", ()),
            ("They come in pairs. So, with (1), b is true.", (1,)),
            ("One brings the other. So, with (2), c is true.", (2,)),
            ("The reason is the one in (2). So, with (3), d is true.", (2, 3)),
        ]

    def test_a_refutation_says_what_cannot_be(self):
        text = "characteristic d: boolean\n" + ODD.replace("require", "when d require")
        decider = engine(lowered(parse({"odd.rules": text}, {})), "sat")
        found = derive_why(decider, {}, "d", "true").derivation
        assert found is not None
        assert [each.text for each in story(found, decider.problem)] == [
            "Suppose that d is true.",
            "There is no way to have (1).",
            "So (1) cannot be.",
        ]

    def test_rules_that_decide_only_together_leave_nothing(self):
        decider = engine(lowered(parse({"odd.rules": ODD}, {})), "sat")
        sentences = story(derive_conflict(decider, {}), decider.problem)
        assert [each.text for each in sentences] == ["In every case nothing is left."]

    def test_a_model_without_a_book_tells_formulas(self):
        problem = lowered(BOOK)
        found = derive_why(engine(problem, "sat"), {"doors": "true"}, "glass", "clear").derivation
        assert found is not None
        assert "rule fog: doors = false or glass = anti-fog." in story(found, problem, audience="rep")[1].text
        assert "fog:" not in story(found, problem)[1].text

    def test_an_argument_without_steps_has_no_sentences(self):
        assert story(Derivation(()), lowered(BOOK), BOOK) == ()

    def test_every_language_has_the_same_gaps(self):
        for field in fields(PHRASES["en"]):
            gaps = {
                language: {gap for _, gap, _, _ in string.Formatter().parse(getattr(phrases, field.name)) if gap}
                for language, phrases in PHRASES.items()
            }
            assert gaps["ru"] == gaps["en"], field.name


class TestWhy:
    def test_verdicts(self):
        decider = engine(lowered(BOOK), "sat")
        assert derive_why(decider, {"doors": "true"}, "glass", "clear").verdict == "impossible"
        assert derive_why(decider, {"doors": "true"}, "glass", "anti-fog").verdict == "forced"
        assert derive_why(decider, {}, "glass", "clear").verdict == "possible"
        assert derive_why(decider, {"doors": "true", "glass": "clear"}, "size", "large").verdict == "conflict"
        assert derive_why(decider, {"doors": "true", "glass": "clear"}, "glass", "clear").verdict == "impossible"

    def test_a_spent_budget_is_undecided(self):
        assert derive_why(engine(lowered(BOOK), "sat"), {}, "glass", "clear", Budget(0)).verdict == "undecided"

    def test_unknown_names_and_values_are_refused(self):
        decider = engine(lowered(BOOK), "sat")
        with pytest.raises(UnknownName, match="glass"):
            derive_why(decider, {}, "glas", "clear")
        with pytest.raises(UnknownValue, match="clear"):
            derive_why(decider, {}, "glass", "cleer")


# --- laws -------------------------------------------------------------------------------------------------------------

SECRETS = ("FOR-REPS", "FOR-ENGINEERS", "SECRET-SOURCE", "SECRET-RULE", "book.rules")


def confided(book: RuleBook, public: set[int]) -> RuleBook:
    """The book with internal reasons everywhere, and reasons for customers at some rules."""
    internal = {("rep", "en"): "FOR-REPS.", ("engineer", "en"): "FOR-ENGINEERS."}
    rules = [
        replace(
            rule,
            reasons={**internal, ("customer", "en"): f"PUBLIC {at}."} if at in public else internal,
            source="SECRET-SOURCE",
            text="SECRET-RULE",
        )
        for at, rule in enumerate(book.rules)
    ]
    return replace(book, rules=tuple(rules))


def arguments(decider: Engine, chosen: dict[str, str]) -> Iterator[Derivation]:
    """Some arguments: for a conflict, or for values that are impossible or forced."""
    for variable in decider.problem.variables:
        for value in variable.values[:2]:
            found = derive_why(decider, chosen, variable.name, value)
            if found.derivation is not None and found.derivation.steps:
                yield found.derivation


@LAWS
@given(st.data())
def test_no_internal_text_is_in_a_customers_story(data):
    drawn = data.draw(books())
    note(drawn.text)
    public = data.draw(st.sets(st.integers(0, 6)))
    language = data.draw(st.sampled_from(["en", "ru"]))
    book = confided(drawn.book, public)
    decider = engine(lowered(book), "sat")
    for argument in arguments(decider, data.draw(choices(book))):
        text = "\n".join(each.text for each in story(argument, decider.problem, book, language=language))
        assert not [secret for secret in SECRETS if secret in text]
        assert not set(re.findall(r"\w+", text)) & set(book.by_id)
        used = {at for at, rule in enumerate(book.rules) for step in argument.steps if rule.id in step.rules}
        assert {int(at) for at in re.findall(r"PUBLIC (\d+)\.", text)} == used & public


@LAWS
@given(st.data())
def test_each_step_is_a_sentence_that_refers_to_earlier_ones(data):
    drawn = data.draw(books())
    note(drawn.text)
    book = confided(drawn.book, {0, 2})
    decider = engine(lowered(book), "sat")
    audience = data.draw(st.sampled_from(["customer", "rep", "engineer"]))
    for argument in arguments(decider, data.draw(choices(book))):
        sentences = story(argument, decider.problem, book, audience=audience)
        is_refuted = any(step.kind == "supposed" for step in argument.steps)
        assert len(sentences) == len(argument.steps) + is_refuted
        assert [each.number for each in sentences] == list(range(1, len(sentences) + 1))
        for each, step in zip(sentences, argument.steps, strict=False):
            assert all(number < each.number for number in each.because)
            assert {int(at) for at in re.findall(r"\((\d+)\)", each.text)} == set(each.because)
            concluded = {argument.steps[number - 1].conclusion for number in each.because}
            assert set(step.premises) <= concluded


@LAWS
@given(st.data())
def test_what_is_hidden_is_never_named(data):
    drawn = data.draw(books())
    note(drawn.text)
    decider = engine(lowered(drawn.book), "sat")
    names = [each.name for each in decider.problem.variables]
    hidden = data.draw(st.frozensets(st.sampled_from(names), max_size=4))
    labels = Labels(name=lambda name: f"‹{name}›", value=lambda name, value: f"‹{name}›={value}", hidden=hidden)
    for argument in arguments(decider, data.draw(choices(drawn.book))):
        last = argument.steps[-1].conclusion
        if last is not None and last.values and last.name in hidden:
            continue
        sentences = story(argument, decider.problem, drawn.book, labels=labels)
        assert not any(f"‹{name}›" in each.text for each in sentences for name in hidden)
        assert sentences[-1].because == () or max(sentences[-1].because) < sentences[-1].number


@LAWS
@given(st.data())
def test_verdicts_are_those_of_the_list_of_all_configurations(data):
    drawn = data.draw(books())
    note(drawn.text)
    chosen = data.draw(choices(drawn.book))
    problem = lowered(drawn.book)
    decider, oracle = engine(problem, "sat"), engine(problem, "exhaustive")
    for variable in problem.variables[:5]:
        others = {name: value for name, value in chosen.items() if name != variable.name}
        listed = {each[variable.name] for each in oracle.enumerate(others, 10_000).assignments}
        for value in variable.values:
            verdict = derive_why(decider, chosen, variable.name, value).verdict
            expected = "impossible" if value not in listed else "forced" if len(listed) == 1 else "possible"
            assert verdict == (expected if listed else "conflict")


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_customers_of_the_demo_products_hear_nothing_internal(product, language):
    book, decider = demo_book(product), engine(demo_problem(product), "sat")
    internal = {
        text
        for rule in book.rules
        for text in [rule.source, str(rule.place), *(rule.reasons[key] for key in rule.reasons if key[0] != "customer")]
        if text
    }
    chosen: dict[str, str] = {}
    for variable in decider.problem.variables[:4]:
        left = decider.propagate(chosen).domains
        chosen[variable.name] = left[variable.name][0]
        for sentence in _impossible_in(decider, chosen, book, language):
            assert not any(text in sentence.text for text in internal)
            assert not any(re.search(rf"\b{rule.id}\b", sentence.text) for rule in book.rules)


def _impossible_in(decider: Engine, chosen: dict[str, str], book: RuleBook, language: str) -> Iterator[Sentence]:
    """The stories of a few values that are impossible now."""
    left = decider.propagate(chosen).domains
    for variable in decider.problem.variables[4:20]:
        gone = next((value for value in variable.values if value not in left[variable.name]), None)
        if gone is not None:
            found = derive_why(decider, chosen, variable.name, gone)
            assert found.derivation is not None
            yield from story(found.derivation, decider.problem, book, language=language)

"""The portable file: what it answers is what the engine answers, and what cannot be trusted is refused."""

from __future__ import annotations

import json
import struct
from datetime import date
from hashlib import sha256
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import (
    Engine,
    NotPortable,
    Objective,
    Portable,
    Prices,
    Problem,
    UnknownName,
    UnknownValue,
    engine,
    lower,
    parse,
)
from rules.__main__ import main
from rules.engines.diagram import DiagramEngine
from tests.rules.books import books, choices
from tests.rules.demo import demo_book, demo_problem
from tests.rules.problems import problems
from tests.rules.vectors import FOLDER, packed, vectors

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
BEFORE_WORDS = 52
"""Bytes of a file before its description: the header, and the description's size."""

BOOK = """
characteristic size: one of small, large
characteristic shelves: integer 1..6
rule load_of_small: when size = small require shelves <= 3
    reason engineer en "The hinge supplier had a bad year."
"""
PRICES = Prices(Objective({"size": {"small": 300, "large": 500}, "shelves": {"6": 75}}, 1_000), 2)


def lowered(text: str = BOOK) -> Problem:
    return lower(parse({"case.rules": text}, {}), market=None, on=date(2026, 11, 23))


@pytest.fixture(scope="module")
def file() -> bytes:
    return Portable.of(DiagramEngine(lowered()), PRICES).to_bytes()


def drawn_objective(problem: Problem, chance: Random) -> Objective:
    return Objective(
        {each.name: {value: chance.randint(-99, 99) for value in each.values} for each in problem.variables}
    )


def assert_answers_alike(portable: Portable, oracle: Engine, objective: Objective, chosen: dict[str, str]) -> None:
    found = oracle.propagate(chosen)
    told = portable.propagate(chosen)
    assert (told.consistent, dict(told.domains)) == (found.consistent, dict(found.domains))
    assert portable.count(chosen) == oracle.count(chosen)
    bounds, least = oracle.bounds(chosen, objective), portable.least_prices(chosen)
    assert least.overall == (bounds.overall and bounds.overall[0])
    assert least.values == {
        name: {value: low for value, (low, _) in ends.items()} for name, ends in bounds.values.items()
    }


class TestAnswers:
    @LAWS
    @given(st.data(), st.randoms(use_true_random=False))
    def test_a_file_that_was_read_back_answers_as_the_engine_it_was_made_from(self, data, chance):
        book = data.draw(books()).book
        made = DiagramEngine(lower(book, market=None, on=date(2026, 6, 1)))
        objective = drawn_objective(made.problem, chance)
        portable = Portable.from_bytes(Portable.of(made, Prices(objective)).to_bytes())
        nothing: dict[str, str] = {}
        for chosen in (nothing, data.draw(choices(book)), data.draw(choices(book))):
            assert_answers_alike(portable, made, objective, chosen)

    @LAWS
    @given(problems(), st.randoms(use_true_random=False))
    def test_a_file_answers_as_all_configurations_tell(self, problem, chance):
        oracle = engine(problem, "exhaustive")
        objective = drawn_objective(problem, chance)
        portable = Portable.from_bytes(Portable.of(DiagramEngine(problem), Prices(objective)).to_bytes())
        for amount in range(3):
            chosen = {each.name: chance.choice(each.values) for each in chance.sample(problem.variables, amount)}
            assert_answers_alike(portable, oracle, objective, chosen)

    @LAWS
    @given(problems(), st.randoms(use_true_random=False))
    def test_what_is_left_out_has_no_name_but_rules_out_what_it_did(self, problem, chance):
        made = DiagramEngine(problem)
        told = chance.sample([each.name for each in problem.variables], 2)
        portable = Portable.from_bytes(Portable.of(made, names=told).to_bytes())
        assert list(portable.names) == [each.name for each in problem.variables if each.name in told]
        values = problem.variables[problem.index[told[0]]].values
        nothing: dict[str, str] = {}
        for chosen in (nothing, *({told[0]: value} for value in values)):
            domains = made.propagate(chosen).domains
            assert dict(portable.propagate(chosen).domains) == {name: domains[name] for name in portable.names}
            assert portable.count(chosen) == made.count(chosen)

    def test_a_small_product(self, file):
        portable = Portable.from_bytes(file)
        assert portable.propagate({"size": "small"}).domains["shelves"] == ("1", "2", "3")
        assert portable.propagate({"size": "small", "shelves": "6"}).consistent is False
        assert portable.count({}).value == 9
        assert portable.least_prices({"shelves": "6"}).overall == 1_575
        assert portable.least_prices({}).values["size"] == {"small": 1_300, "large": 1_500}
        assert portable.prices is not None
        assert portable.prices.digits == 2

    def test_choices_speak_of_known_names_and_values(self, file):
        portable = Portable.from_bytes(file)
        with pytest.raises(UnknownName, match="did you mean 'size'"):
            portable.propagate({"sise": "small"})
        with pytest.raises(UnknownValue):
            portable.count({"size": "tiny"})

    def test_a_file_without_prices_names_none(self):
        portable = Portable.from_bytes(Portable.of(DiagramEngine(lowered())).to_bytes())
        with pytest.raises(NotPortable, match="no prices"):
            portable.least_prices({})

    def test_the_committed_vectors_are_what_the_engine_answers(self, made_vectors):
        """If this fails on purpose: `python -m tests.rules.vectors` writes them anew."""
        assert {path.stem for path in FOLDER.iterdir()} == set(made_vectors)
        for name, made in made_vectors.items():
            kept = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
            assert [packed(each) for each in kept] == [packed(each) for each in made]
            assert [each["questions"] for each in kept] == [each["questions"] for each in made]


@pytest.fixture(scope="module")
def made_vectors() -> dict[str, list[dict[str, Any]]]:
    return dict(vectors())


class TestMaking:
    def test_equal_products_make_equal_files(self, file):
        assert Portable.of(DiagramEngine(lowered()), PRICES).to_bytes() == file
        assert Portable.from_bytes(file).to_bytes() == file

    def test_nothing_that_an_author_wrote_is_in_it_but_names_and_values(self, file):
        assert json.loads(text_of(file)) == {
            "characteristics": [
                {"name": "size", "values": ["small", "large"], "prices": [300, 500]},
                {"name": "shelves", "values": ["1", "2", "3", "4", "5", "6"], "prices": [0, 0, 0, 0, 0, 75]},
            ],
            "prices": {"constant": 1_000, "digits": 2},
        }
        assert b"load_of_small" not in file
        assert b"hinge" not in file

    def test_only_characteristics_that_exist_can_be_told_of(self):
        with pytest.raises(UnknownName):
            Portable.of(DiagramEngine(lowered()), names=["size", "shelfs"])
        with pytest.raises(UnknownName, match="'size'"):
            Portable.of(DiagramEngine(lowered()), PRICES, names=["shelves"])

    def test_no_rule_of_a_demo_product_is_in_its_file(self, made_vectors):
        (made,) = made_vectors["display-case"]
        book, data = demo_book("display-case"), packed(made)
        assert b"shelf" in data
        for rule in book.rules:
            assert rule.reason("engineer", "en").encode() not in data

    def test_a_product_without_a_diagram_makes_no_file(self):
        with pytest.raises(NotPortable, match="the engine 'cutset' has none"):
            Portable.of(engine(demo_problem("workstation"), "cutset"))

    def test_prices_are_those_of_known_values_and_stay_exact(self):
        made = DiagramEngine(lowered())
        for wrong, error in (
            (Prices(Objective({"sise": {}})), UnknownName),
            (Prices(Objective({"size": {"tiny": 1}})), UnknownValue),
            (Prices(Objective({"size": {"small": 2**51}})), ValueError),
            (Prices(Objective({}), 10), NotPortable),
            (Prices(Objective({}), -1), NotPortable),
        ):
            with pytest.raises(error):
                Portable.of(made, wrong)


class TestReading:
    def test_a_change_of_any_byte_is_found(self, file):
        for at in range(len(file)):
            with pytest.raises(NotPortable):
                Portable.from_bytes(file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :])

    def test_a_file_that_is_cut_off_or_has_grown_is_refused(self, file):
        for length in (0, 7, BEFORE_WORDS - 1, BEFORE_WORDS, len(file) - 4, len(file) - 1):
            with pytest.raises(NotPortable):
                Portable.from_bytes(file[:length])
        with pytest.raises(NotPortable, match="cut off or has grown"):
            Portable.from_bytes(file + bytes(4))

    def test_a_newer_file_says_that_it_is_newer(self, file):
        with pytest.raises(NotPortable, match="version 2, and this program reads version 1"):
            Portable.from_bytes(file[:8] + struct.pack("<I", 2) + file[12:])

    def test_a_description_that_makes_no_sense_is_refused(self, file):
        for text in (
            b"[]",
            b"{",
            b"[" * 100_000,
            b'{"characteristics":3}',
            b'{"characteristics":[]}',
            b'{"characteristics":[{"name":"size","values":["a","a"]},{"name":"b","values":["1","2","3","4","5","6"]}]}',
            b'{"characteristics":[{"name":"size","values":[1,2]},{"name":"b","values":["1","2","3","4","5","6"]}]}',
            b'{"characteristics":[{"name":"a","values":["1","2","3","4","5","6","7","8"],"prices":[1]}],"prices":{}}',
        ):
            with pytest.raises(NotPortable):
                Portable.from_bytes(signed(text + b" " * (-len(text) % 4), words_of(file)))

    @LAWS
    @given(st.integers(0), st.integers(-(2**31), 2**31 - 1) | st.integers(0, 40))
    def test_forged_words_are_refused_or_read_within_bounds(self, file, at, word):
        words = np.frombuffer(words_of(file), "<i4").copy()
        words[at % len(words)] = word
        forged = signed(text_of(file), words.tobytes())
        try:
            portable = Portable.from_bytes(forged)
        except NotPortable:
            return
        assert set(portable.propagate({"size": "small"}).domains) == {"size", "shelves"}
        assert set(portable.least_prices({"shelves": "2"}).values) == {"size", "shelves"}

    def test_words_that_lead_outside_are_refused(self, file):
        words = np.frombuffer(words_of(file), "<i4").copy()
        for at in range(25):
            forged = words.copy()
            forged[at] = 1_000_000
            with pytest.raises(NotPortable):
                Portable.from_bytes(signed(text_of(file), forged.tobytes()))


def text_of(file: bytes) -> bytes:
    (size,) = struct.unpack_from("<I", file, BEFORE_WORDS - 4)
    return file[BEFORE_WORDS : BEFORE_WORDS + size]


def words_of(file: bytes) -> bytes:
    return file[BEFORE_WORDS + len(text_of(file)) :]


def signed(text: bytes, words: bytes) -> bytes:
    """Put the right digest and length on parts, as a forger would."""
    rest = struct.pack("<I", len(text)) + text + words
    return struct.pack("<8sII", b"\x89CPQ\r\n\x1a\n", 1, 48 + len(rest)) + sha256(rest).digest() + rest


class TestCommand:
    @pytest.fixture
    def book(self, tmp_path):
        path = tmp_path / "case.rules"
        path.write_text(BOOK)
        return str(path)

    def test_a_model_is_packed(self, book, capsys, tmp_path, file):
        target = tmp_path / "case.cpq"
        worth = ["--worth", "size=small=300", "size=large=500", "shelves=6=75", "--digits", "2"]
        assert main(["pack", book, "--to", str(target), *worth]) == 0
        told = json.loads(capsys.readouterr().out)
        data = target.read_bytes()
        assert told == {
            "file": str(target),
            "bytes": len(data),
            "digest": sha256(data).hexdigest(),
            "characteristics": 2,
            "prices": True,
        }
        assert Portable.from_bytes(data).names == Portable.from_bytes(file).names
        assert Portable.from_bytes(data).least_prices({}).overall == 300

    def test_senseless_options_are_answered_with_two(self, book, tmp_path):
        target = str(tmp_path / "case.cpq")
        assert main(["pack", book, "--to", target, "--worth", "sise=small=3"]) == 2
        assert main(["pack", book, "--to", target, "--worth", "size=small=3.5"]) == 2
        assert main(["pack", book, "--to", target, "--worth", "size=small=3", "--digits", "12"]) == 2
        assert main(["pack", book, "--to", str(tmp_path / "nowhere" / "case.cpq")]) == 2

    def test_what_finds_no_diagram_is_not_packed(self, capsys, tmp_path):
        path = tmp_path / "wide.rules"
        path.write_text(
            "".join(f"characteristic {name}: integer 0..999\n" for name in "ab") + "rule r: require a * b > 77\n"
        )
        assert main(["pack", str(path), "--to", str(tmp_path / "wide.cpq")]) == 1
        assert "no diagram" in capsys.readouterr().err

"""Clauses: what stands under a rule (reasons, source, tags, markets, period), read one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.reader import AUDIENCE_WORDS, CLAUSES, Reader, described
from rules.syntax import Clauses, Reason


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its word, and what it says."""

    keyword: str
    value: Reason | str | tuple[str, ...] | date


def read_clause(reader: Reader) -> Clause | None:
    """Read the next clause; None if what follows is none.

    Raises:
        ReadError: the clause cannot be read.
    """
    token = reader.next
    if reader.accept("reason"):
        return Clause("reason", _reason(reader))
    if reader.accept("source"):
        return Clause("source", reader.string("the source").text)
    if reader.accept("tags"):
        return Clause("tags", tuple(each.text for each in reader.listed(reader.value)))
    if reader.accept("markets"):
        return Clause("markets", reader.listed(lambda: _market(reader)))
    if reader.accept("from", "until"):
        return Clause(token.text, reader.day())
    return None


def gathered(clauses: Iterable[Clause]) -> Clauses:
    """Put clauses together; each but a reason stands there once."""
    reasons: list[Reason] = []
    lists: dict[str, tuple[str, ...]] = {"tags": (), "markets": ()}
    source = ""
    days: dict[str, date | None] = {"from": None, "until": None}
    for clause in clauses:
        match clause.value:
            case Reason():
                reasons.append(clause.value)
            case str():
                source = clause.value
            case tuple():
                lists[clause.keyword] = clause.value
            case date():
                days[clause.keyword] = clause.value
    return Clauses(tuple(reasons), source, lists["tags"], lists["markets"], days["from"], days["until"])


def finish(reader: Reader) -> None:
    """Complain if what follows is no clause."""
    reader.finish(f"after the rule come {', '.join(CLAUSES)}")


def market_fault(code: str) -> tuple[str, str] | None:
    """Return what is wrong with the code of a market, and what to do; None if nothing is."""
    is_word = code.isascii() and code.isalnum()
    if is_word and code == code.lower():
        return None
    hint = f"did you mean {code.lower()}?" if is_word else "write: markets eu, us"
    return f"{code!r} is no market: a market code consists of a-z and 0-9", hint


def _market(reader: Reader) -> str:
    """Read the code of a market; any other spelling of it would be another market, in which the rule never holds."""
    token = reader.next
    code = reader.value().text
    wrong = market_fault(code)
    if wrong is not None:
        raise reader.wrong(*wrong, token.place)
    return code


def _reason(reader: Reader) -> Reason:
    first = reader.take()
    audience = first.text if first.text in AUDIENCE_WORDS else "customer"
    language = reader.take() if first.text in AUDIENCE_WORDS else first
    is_language = language.kind == "word" and language.text.isalpha() and len(language.text) in (2, 3)
    if not is_language or language.text != language.text.lower():
        message = f"expected a language such as en or ru, found {described(language)}"
        raise reader.wrong(message, 'write  reason en "..."  or  reason rep en "..."', language.place)
    return Reason(audience, language.text, reader.string("the reason").text)

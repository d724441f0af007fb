"""Rules as forms: what the rules of a file of a draft say, field by field, and what is wrong with a field."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Localized, Request

Line = Annotated[str, Field(max_length=10_000)]
Word = Annotated[str, Field(max_length=200)]


class RuleComparison(Request):
    """A characteristic, or an attribute of its value, compared."""

    subject: Annotated[Word, Field(examples=["glass", "glass.weight"])]
    operator: Annotated[Word, Field(description="=, !=, <, <=, >, >=, in, not in, has, has not, is set, ...")]
    values: Annotated[
        list[Line], Field(max_length=1000, description='as written in the language: clear, "RAL 9010", 350 mm')
    ]


class RuleTerm(Request):
    """A comparison, or an expression as text where it is more than that."""

    text: Annotated[Line, Field(description="as written in the language; not looked at beside a comparison")]
    comparison: RuleComparison | None = None


class RuleCondition(Request):
    """Terms of which all, or any, hold."""

    join: Literal["and", "or"]
    terms: Annotated[list[RuleTerm], Field(max_length=500)]


class RulePart(Request):
    """What is filled in at a slot: the member that belongs to the type of the slot."""

    condition: RuleCondition | None = None
    conditions: Annotated[list[RuleCondition], Field(max_length=500)] | None = None
    text: Annotated[Line | None, Field(description="a characteristic, a value, a number, or a count such as 1..2")] = (
        None
    )
    names: Annotated[list[Word], Field(max_length=100)] | None = None
    table: Annotated[Line | None, Field(description="the path of a table, in place of rows")] = None
    rows: Annotated[
        list[list[Annotated[list[Line], Field(description="codes of values; none for any value")]]] | None,
        Field(max_length=50_000),
    ] = None


class RuleReason(Request):
    """Why, for whom, in which language."""

    audience: Literal["customer", "rep", "engineer"]
    language: Annotated[str, Field(max_length=10)]
    text: Line


class RuleFields(Request):
    """One rule, field by field."""

    id: Word
    kind: Word
    parts: Annotated[dict[Word, RulePart], Field(max_length=20, description="slot of the kind -> what is filled in")]
    reasons: Annotated[list[RuleReason], Field(max_length=50)] = Field(default_factory=list)
    source: Line = ""
    tags: Annotated[list[Word], Field(max_length=100)] = Field(default_factory=list)
    markets: Annotated[list[Word], Field(max_length=100)] = Field(default_factory=list)
    start: Annotated[date | None, Field(strict=False, description="the first day")] = None
    end: Annotated[date | None, Field(strict=False, description="the first day on which it holds no more")] = None


class NewRule(Request):
    """A rule to be added."""

    rule: RuleFields
    after: Annotated[int | None, Field(ge=0, description="number of the rule it stands beside; else at the end")] = None


class ChangedRule(Request):
    """What one rule says from now on."""

    rule: RuleFields


class RuleToCheck(Request):
    """A form while somebody fills it in."""

    rule: RuleFields
    number: Annotated[int | None, Field(ge=0, description="of the rule that it changes; none for a new one")] = None
    after: Annotated[int | None, Field(ge=0)] = None


class RuleSlot(Answer):
    """A place of a kind of rule that is filled in."""

    name: str
    type: Literal["condition", "conditions", "count", "name", "names", "value", "number", "rows"]
    optional: bool


class RuleKind(Answer):
    """A kind of rule, and what is filled in, in order."""

    kind: str
    slots: list[RuleSlot]


class DraftRule(Answer):
    """A rule of a file."""

    number: int = Field(description="counted from 0; names it in a change")
    id: str
    line: int
    text: str = Field(description="as it stands in the file")
    components: list[str] = Field(description="the components it stands in, the outermost first")
    fields: RuleFields | None = Field(description="null if it cannot be read")
    problem: Localized | None = Field(description="why it cannot be read")


class DraftRules(Answer):
    """The rules of a file of a draft."""

    path: str
    kinds: list[RuleKind]
    items: list[DraftRule]
    number: int | None = Field(default=None, description="of the rule that was written")


class FieldFinding(Answer):
    """What is wrong with a field."""

    field: str = Field(description="id, source, parts/condition/terms/0, parts/rows/rows/2/1; empty for the whole")
    severity: Literal["error", "warning", "info"]
    code: str
    message: Localized
    hint: Localized | None


class CheckedRule(Answer):
    """What is wrong with a form, and the rule it would be."""

    text: str | None = Field(description="null if it cannot be written")
    findings: list[FieldFinding]

"""A revision as a document: everything that is printed, already written in one language.

The same content gives the same document, whoever asks and whenever: it speaks only of the revision, never of the
moment. It shows what a customer may see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, zip_longest
from typing import Any

from catalog.product import Product
from catalog.quote_template import PARTS, filled, template_for
from cpq.price import Waterfall
from cpq.quote import written
from cpq.quote.configuration import configured_values
from cpq.quote.desk import Desk
from cpq.quote.header import parse_language
from cpq.quote.model import Plain, Quote, QuoteLine, Revision
from cpq.quote.price_rows import PriceRow, is_nothing, price_rows, tax_row
from cpq.quote.recurring_rows import RecurringSection, in_short, recurring_sections, recurring_totals
from cpq.quote.send import header_of
from cpq.quote.words import TAX_NOTES, WORDS
from kernel.digest import digest

DIGEST_SHOWN = 16
"""Hexadecimal digits of a digest that a reader can compare by eye."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what belongs to it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ConfigurationCell:
    """A characteristic with its value, or the heading of a group (then there is no value)."""

    name: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A configured product as printed.

    Args:
        group: name of the group it belongs to, or empty.
        again: what it costs in each billing period, in short.
        recurring: what it costs in each billing period, and what its term comes to.
        values: the configuration in two columns, row by row; the groups stay in order, down the left one first.
    """

    position: int
    name: str
    model_number: str
    summary: str
    quantity: str
    unit_net: str
    net: str
    scene: str | None
    group: str
    values: Sequence[tuple[ConfigurationCell | None, ConfigurationCell | None]]
    prices: Sequence[PriceRow]
    again: Sequence[str] = ()
    recurring: Sequence[RecurringSection] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A quote's revision as printed.

    Args:
        groups: what the groups of lines come to.
        recurring: what each billing period comes to, and the contract; empty without recurring charges.
        notes: the total in a second currency; why no tax is charged.
        cover: under the title; of the quote template, as is the intro.
        intro: before the lines.
        terms: of the quote template, then of the quote.
        mark: what is stamped on it while it binds nobody; empty on a sent revision.
        identifier: digest of the content, which names the file inside.
        amount_word: what the lines' amounts are: net, or with tax.
        made: the moment of sending; of the last change for a draft.
        short_digest: of a sent revision; empty for a draft.
    """

    language: str
    title: str
    number: str
    mark: str
    identifier: str
    made: datetime
    seller: Plain
    buyer: Sequence[str]
    facts: Sequence[Pair]
    lines: Sequence[DocumentLine]
    groups: Sequence[PriceRow]
    totals: Sequence[PriceRow]
    recurring: Sequence[RecurringSection]
    notes: Sequence[str]
    terms: Sequence[str]
    amount_word: str
    short_digest: str
    words: Plain
    cover: Sequence[str] = ()
    intro: Sequence[str] = ()


def document(desk: Desk, quote: Quote, revision: Revision, language: str | None = None) -> Document:
    """Return a revision as a document.

    Args:
        desk: for the products, and the envelope of a draft.
        quote: the envelope.
        revision: the one to print.
        language: the quote's own if none is named.

    Raises:
        Malformed: the language is not one of ours.
        Broken: a sent revision is not what was sent.
    """
    if revision.frozen:
        revision.verified()
    header = revision.frozen.header if revision.frozen else header_of(desk, quote)
    tongue = parse_language(language or header["language"])
    words = {key: text.in_(tongue) for key, text in WORDS.items()}
    number = f"{header['number']}/{revision.number}"
    names = {group.id: group.name for group in revision.groups}
    said = _template_texts(desk, revision, header, number, tongue)
    return Document(
        language=tongue,
        title=f"{words['quote']} {number}",
        number=number,
        mark="" if revision.frozen else words["draft"],
        identifier=digest({"content": revision.content(header), "language": tongue, "state": revision.state}),
        made=revision.frozen.sent_at if revision.frozen else quote.updated_at,
        seller=header["seller"],
        buyer=_buyer(header["buyer"], tongue, words),
        facts=_facts(revision, header, tongue, words),
        lines=[
            _line(desk.product(line.release), line, names.get(line.group or "", ""), tongue, words)
            for line in revision.lines
        ],
        groups=list(_groups(revision, tongue, words)),
        totals=_totals(revision, tongue, words),
        recurring=recurring_totals(revision.totals, tongue, words),
        notes=[*_second_currency(revision, tongue, words), *_notes(revision.totals, tongue)],
        terms=[*said["terms"], *_paragraphs(revision.terms, tongue)],
        amount_word=words["line_gross"] if revision.totals.get("inclusive") else words["line_net"],
        short_digest=revision.frozen.digest[:DIGEST_SHOWN] if revision.frozen else "",
        words=words,
        cover=said["cover"],
        intro=said["intro"],
    )


def _template_texts(
    desk: Desk, revision: Revision, header: Plain, number: str, language: str
) -> Mapping[str, list[str]]:
    """Return what the quote template of the first product that has one says, filled in, in paragraphs."""
    for line in revision.lines:
        product = desk.product(line.release)
        found = template_for(product.quote_templates, header["market"], revision.pricing_date, language)
        if found is not None:
            values = {
                "buyer": header["buyer"]["name"],
                "company": header["buyer"]["company"],
                "number": number,
                "product": product.name.in_(language),
                "seller": header["seller"]["name"],
                "total": written.money(revision.totals["total"], language),
                "valid_until": written.day(revision.valid_until, language),
            }
            return {part: _lines_of(filled(getattr(found, part), values)) for part in PARTS}
    return {part: [] for part in PARTS}


def _buyer(buyer: Plain, language: str, words: Plain) -> list[str]:
    country = written.country(buyer["country"], language) if buyer["country"] else ""
    tax = f"{words['tax_number']} {buyer['tax_number']}" if buyer["tax_number"] else ""
    lines = [buyer["company"], buyer["name"], *buyer["address"], country, tax, buyer["email"]]
    return [line for line in lines if line]


def _facts(revision: Revision, header: Plain, language: str, words: Plain) -> list[Pair]:
    # Sending prices anew, so the day of the prices is the seller's business day of sending.
    priced_on = words["date"] if revision.frozen else words["prices_of"]
    facts = [
        Pair(priced_on, written.day(revision.pricing_date, language)),
        Pair(words["valid_until"], written.day(revision.valid_until, language)),
    ]
    if header["buyer"]["reference"]:
        facts.append(Pair(words["reference"], header["buyer"]["reference"]))
    return facts


def _line(product: Product, line: QuoteLine, group: str, language: str, words: Plain) -> DocumentLine:
    waterfall = Waterfall.from_json(line.waterfall)
    return DocumentLine(
        position=line.position,
        name=product.name.in_(language),
        model_number=product.model_number,
        summary=product.summary.in_(language),
        quantity=written.number(str(line.quantity), language),
        unit_net=written.money(waterfall.unit_net.to_json(), language),
        net=written.money((waterfall.gross or waterfall.net).to_json(), language),
        scene=line.scene,
        group=group,
        values=_values(product, line, language),
        prices=list(price_rows(waterfall.to_json("customer"), language, words)),
        again=in_short(waterfall.running, language),
        recurring=recurring_sections(waterfall.running, language, words),
    )


def _values(
    product: Product, line: QuoteLine, language: str
) -> list[tuple[ConfigurationCell | None, ConfigurationCell | None]]:
    groups: list[list[ConfigurationCell]] = []
    for group, members in groupby(configured_values(product, line, "customer"), key=lambda value: value.group):
        cells = [ConfigurationCell(value.name.in_(language), value.value_name.in_(language)) for value in members]
        groups.append([ConfigurationCell(group.in_(language)), *cells])
    left, right = _halves(groups)
    return list(zip_longest(left, right))


def _halves(groups: Sequence[list[ConfigurationCell]]) -> tuple[list[ConfigurationCell], list[ConfigurationCell]]:
    """Return whole groups, in order, in two columns so that the longer one is as short as it can be."""
    sizes = [len(group) for group in groups]
    split = min(range(1, len(groups) + 1), key=lambda at: max(sum(sizes[:at]), sum(sizes[at:])), default=0)
    return [cell for group in groups[:split] for cell in group], [cell for group in groups[split:] for cell in group]


def _totals(revision: Revision, language: str, words: Plain) -> list[PriceRow]:
    totals = revision.totals
    rows = []
    if not is_nothing(totals["discount"]):
        lines = words["lines_gross"] if totals.get("inclusive") else words["lines_net"]
        rows.append(PriceRow("step", lines, "", written.money(totals["lines_net"], language)))
        rows += _discounts(revision, language, words)
    rows += _net_and_taxes(totals, language, words)
    cash = totals.get("cash_rounding")
    if cash and not is_nothing(cash):
        rows.append(PriceRow("step", words["cash_rounding"], "", written.money(cash, language)))
    label = words["total"] if is_nothing(totals["tax"]) else words["total_with_tax"]
    rows.append(PriceRow("total", label, "", written.money(totals["total"], language)))
    return rows


def _net_and_taxes(totals: Plain, language: str, words: Plain) -> list[PriceRow]:
    """Return the net and the taxes added to it; where prices contain tax, the taxes in them and what is left."""
    net = PriceRow("subtotal", words["net"], "", written.money(totals["net"], language))
    taxes = [tax_row(tax, language, words) for tax in totals["taxes"]]
    if not totals.get("inclusive"):
        return [net, *taxes]
    inside = [replace(tax, label=f"{words['included']} {tax.label}") for tax in taxes]
    return [*inside, net]


def _second_currency(revision: Revision, language: str, words: Plain) -> list[str]:
    if revision.shown_in is None:
        return []
    shown, own = revision.shown_in, revision.totals["total"]["currency"]
    rate = f"1 {own} = {written.number(shown['rate'], language)} {shown['currency']}"
    published = written.day(date.fromisoformat(shown["day"]), language)
    total = written.money(shown["total"], language)
    return [words["second_currency"].format(total=total, rate=rate, source=shown["source"], day=published)]


def _notes(totals: Plain, language: str) -> list[str]:
    """Return why no tax is charged, as the law wants it said."""
    classes = dict.fromkeys(tax["class"] for tax in totals["taxes"])
    return [TAX_NOTES[each].in_(language) for each in classes if each in TAX_NOTES]


def _discounts(revision: Revision, language: str, words: Plain) -> Iterator[PriceRow]:
    totals = revision.totals
    if "discounts" not in totals:  # as it was before groups: one discount, on the whole
        given = revision.discount
        detail = written.percent(given.percent, language) if given and given.percent is not None else ""
        yield PriceRow("step", words["discount"], detail, written.money(totals["discount"], language))
        return
    names = {group.id: group.name for group in revision.groups}
    for each in totals["discounts"]:
        label = words["discount"] if each["group"] is None else f"{words['discount']}: {names[each['group']]}"
        yield PriceRow("step", label, _rate_of_basis(each, language), written.money(each["amount"], language))


def _groups(revision: Revision, language: str, words: Plain) -> Iterator[PriceRow]:
    """Give what each group comes to, before a discount on the whole."""
    names = {group.id: group.name for group in revision.groups}
    reductions = {each["group"]: each for each in revision.totals.get("discounts", ())}
    for group in revision.totals.get("groups", ()):
        if not is_nothing(group["discount"]):
            yield PriceRow("step", names[group["id"]], "", written.money(group["lines_net"], language))
            detail = _rate_of_basis(reductions[group["id"]], language)
            yield PriceRow("step", words["discount"], detail, written.money(group["discount"], language))
        bundle = _bundle(revision, group["id"], language, words)
        yield PriceRow("subtotal", names[group["id"]], bundle, written.money(group["subtotal"], language))


def _bundle(revision: Revision, group_id: str, language: str, words: Plain) -> str:
    """Return how many bundles a group is and what they save, empty if it is none or nothing is saved."""
    group = revision.group(group_id)
    bundle = group.bundle if group else None
    if bundle is None or bundle.saving is None or not bundle.saving.amount:
        return ""
    quantity, saving = written.number(str(bundle.quantity), language), written.money(bundle.saving.to_json(), language)
    return str(words["bundle"]).format(quantity=quantity, saving=saving)


def _rate_of_basis(reduction: Plain, language: str) -> str:
    if reduction["rate"] is None:
        return ""
    rate = reduction["rate"].removeprefix("-")
    return f"{written.percent(rate, language)} × {written.money(reduction['basis'], language)}"


def _paragraphs(terms: Any, language: str) -> list[str]:
    text = terms.get(language) or terms.get("en") or next(iter(terms.values()), "")
    return _lines_of(text)


def _lines_of(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.splitlines() if paragraph.strip()]

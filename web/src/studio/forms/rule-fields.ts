/** The fields of a rule as a form works on them: empty ones, terms as texts, values with and without quotes. Pure. */
import type {
  RuleComparison,
  RuleCondition,
  RuleFields,
  RuleKind,
  RulePart,
  RuleSlot,
  RuleTerm,
} from "../../api/model";
import type { CharacteristicWords, Named, Words } from "../rule-words";

/** Operators, in the order in which they are offered. */
export const OPERATORS = [
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "in",
  "not in",
  "has",
  "has not",
  "is set",
  "is not set",
  "holds",
  "fails",
] as const;
export type Operator = (typeof OPERATORS)[number];

const WITHOUT_VALUES = ["is set", "is not set", "holds", "fails"];
const WITH_MANY = ["in", "not in"];

export const takesValues = (operator: string) => !WITHOUT_VALUES.includes(operator);
export const takesMany = (operator: string) => WITH_MANY.includes(operator);

export const emptyTerm = (): RuleTerm => ({ text: "", comparison: { subject: "", operator: "=", values: [] } });
export const emptyCondition = (): RuleCondition => ({ join: "and", terms: [emptyTerm()] });

const NOTHING: RulePart = {};

export function emptyPart({ type }: RuleSlot): RulePart {
  if (type === "condition") return { ...NOTHING, condition: emptyCondition() };
  if (type === "conditions") return { ...NOTHING, conditions: [emptyCondition(), emptyCondition()] };
  if (type === "names") return { ...NOTHING, names: [] };
  if (type === "rows") return { ...NOTHING, rows: [] };
  return { ...NOTHING, text: type === "count" ? "1" : "" };
}

export function emptyParts(kind: RuleKind): Record<string, RulePart> {
  return Object.fromEntries(kind.slots.filter((slot) => !slot.optional).map((slot) => [slot.name, emptyPart(slot)]));
}

export function emptyRule(kind: RuleKind): RuleFields {
  return { id: "", kind: kind.kind, parts: emptyParts(kind), reasons: [], source: "", tags: [], markets: [] };
}

/**
 * The same rule as another kind: what is filled in goes along, condition by condition, as far as there is room for it.
 */
export function asKind(rule: RuleFields, kinds: RuleKind[], name: string): RuleFields {
  const [before, after] = [rule.kind, name].map((one) => kinds.find((kind) => kind.kind === one));
  if (!after) return rule;
  const said = (before?.slots ?? []).flatMap((slot) => rule.parts[slot.name] ?? []);
  const left = [...said];
  const parts: Record<string, RulePart> = {};
  for (const slot of after.slots) {
    const at = left.findIndex((part) => fits(part, slot));
    const [moved] = at < 0 ? [] : left.splice(at, 1);
    if (moved) parts[slot.name] = moved;
    else if (!slot.optional) parts[slot.name] = emptyPart(slot);
  }
  return { ...rule, kind: name, parts };
}

function fits(part: RulePart, { type }: RuleSlot): boolean {
  if (type === "condition") return part.condition != null;
  if (type === "conditions") return part.conditions != null;
  if (type === "names") return part.names != null;
  if (type === "rows") return part.rows != null || part.table != null;
  return false;
}

/** A comparison as the language writes it, for somebody who goes on writing it as an expression. */
export function textOf({ subject, operator, values }: RuleComparison): string {
  if (operator === "holds") return subject;
  if (operator === "fails") return `not ${subject}`;
  if (!takesValues(operator)) return `${subject} ${operator}`;
  if (takesMany(operator)) return `${operator === "in" ? "" : "not "}${subject} in {${values.join(", ")}}`;
  const [value = ""] = values;
  return operator === "has not" ? `not ${subject} has ${value}` : `${subject} ${operator} ${value}`;
}

/** The code that a written value stands for. */
export function codeOf(written: string): string {
  if (!/^".*"$/s.test(written)) return written;
  return written.slice(1, -1).replace(/\\(.)/g, "$1");
}

/** What can be chosen for a subject such as `glass` or `glass.maker`; null where something is written, such as a number. */
export function choicesOf(subject: string, words: Words): Named[] | null {
  const [name = "", attribute] = subject.split(".");
  const found = words.get(name);
  if (!found) return null;
  if (attribute !== undefined) {
    const texts = found.attributes.get(attribute) ?? [];
    return texts.length > 0 ? texts.map((code) => ({ code: quoted(codeOf(code)), name: codeOf(code) })) : null;
  }
  return found.values.length > 0 ? found.values : null;
}

const quoted = (code: string) => `"${code.replace(/[\\"]/g, "\\$&")}"`;

/** Operators that make sense for a subject; that which is chosen is always among them. */
export function operatorsFor(subject: string, words: Words, chosen: string): string[] {
  const fitting = fittingOperators(subject, words);
  return OPERATORS.filter((one) => fitting.includes(one) || one === chosen);
}

function fittingOperators(subject: string, words: Words): readonly string[] {
  const [name = "", attribute] = subject.split(".");
  const found = words.get(name);
  if (!found) return OPERATORS;
  const absence = isOptional(found) && attribute === undefined ? ["is set", "is not set"] : [];
  if (attribute !== undefined) {
    const isText = (found.attributes.get(attribute) ?? []).length > 0;
    return isText ? ["=", "!=", "in", "not in", "has", "has not"] : ["=", "!=", "<", "<=", ">", ">=", "in", "not in"];
  }
  const kind = kindOf(found);
  if (kind === "boolean") return ["holds", "fails", "=", "!=", ...absence];
  if (kind === "number") return ["=", "!=", "<", "<=", ">", ">=", "in", "not in", ...absence];
  return ["=", "!=", "in", "not in", ...absence];
}

export function kindOf({ declaration }: CharacteristicWords): "boolean" | "number" | "choice" {
  const type = /:\s*(?:optional\s+)?(boolean|integer|decimal|one)\b/.exec(declaration)?.[1];
  if (type === "boolean") return "boolean";
  if (type === "one") return "choice";
  return "number";
}

const isOptional = ({ declaration }: CharacteristicWords) => /:\s*optional\b/.test(declaration);

/** The unit in which a number is declared. */
export function unitOf(subject: string, words: Words): string {
  if (subject.includes(".")) return "";
  return /\[([^\]]*)\]/.exec(words.get(subject)?.declaration ?? "")?.[1] ?? "";
}

/** Written values in one line, and back: commas part them, but not inside of quotes. */
export const joined = (values: string[]) => values.join(", ");
export function parted(text: string): string[] {
  const found = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return found.map((one) => one.trim()).filter(Boolean);
}

/** A rule without what is only there to be filled in: empty reasons, places that may be left out. */
export function tidied(rule: RuleFields): RuleFields {
  return { ...rule, id: rule.id.trim(), reasons: (rule.reasons ?? []).filter((one) => one.text.trim() !== "") };
}

/** A term in one line. */
export const termText = (term: RuleTerm) => (term.comparison ? textOf(term.comparison) : term.text);

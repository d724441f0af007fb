/** How rule files are read for colouring: the words of docs/rules.md, one line after the other. */
import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

/** What a statement begins with. */
export const STATEMENTS = ["characteristic", "computed", "component", "rule", "decide"];

/** What a rule is made of. */
export const BODIES = ["require", "when", "allow", "forbid", "choose", "default", "prefer"];

/** What joins the conditions of a rule. */
export const JOINTS = ["excludes", "iff", "and", "or", "not", "in", "has", "is", "set", "if", "then", "else"];

/** What stands under a rule. */
export const CLAUSES = ["reason", "source", "tags", "markets", "from", "until"];

/** What counts and adds. */
export const FUNCTIONS = ["all", "any", "count", "sum", "min", "max", "distinct"];

/** What describes a characteristic. */
export const TYPES = ["one", "of", "table", "boolean", "integer", "decimal", "optional", "step", "numbered", "weight"];

export const AUDIENCES = ["customer", "rep", "engineer"];

const keywords = new Set([...STATEMENTS, ...BODIES, ...JOINTS, ...CLAUSES, ...TYPES, ...AUDIENCES, "en", "ru"]);
const atoms = new Set(["true", "false", "none"]);
const functions = new Set(FUNCTIONS);

type Line = { statement: boolean; named: boolean };

function word(stream: StringStream, state: Line): string | null {
  const found = stream.current();
  if (state.named) {
    state.named = false;
    return "definition";
  }
  if (atoms.has(found)) return "atom";
  if (functions.has(found) && stream.match(/\s*\(/, false)) return "function";
  if (!keywords.has(found)) return null;
  state.named = ["characteristic", "computed", "component", "rule"].includes(found) && state.statement;
  return found === "en" || found === "ru" ? "meta" : "keyword";
}

function token(stream: StringStream, state: Line): string | null {
  if (stream.sol()) state.named = false;
  if (stream.eatSpace()) return null;
  state.statement = stream.string.slice(0, stream.pos).trim() === "";
  if (stream.match(/^#.*/)) return "comment";
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
  if (stream.match(/^\d+(?:\.\d+)?(?![\w-])/)) return "number";
  if (stream.match(/^\[[^\]]*\]?/)) return "unit";
  if (stream.match(/^[\p{L}\p{N}_][\p{L}\p{N}_-]*/u)) return word(stream, state);
  stream.next();
  return "operator";
}

export const ruleLanguage = StreamLanguage.define<Line>({
  name: "rules",
  startState: () => ({ statement: true, named: false }),
  token,
  tokenTable: {
    definition: tags.definition(tags.variableName),
    function: tags.function(tags.variableName),
    unit: tags.unit,
  },
  languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "{", "[", '"'] } },
});

export const ruleColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: "var(--forced)", fontWeight: "600" },
    { tag: tags.definition(tags.variableName), fontWeight: "650" },
    { tag: tags.function(tags.variableName), color: "var(--forced)" },
    { tag: [tags.string, tags.atom], color: "var(--good)" },
    { tag: tags.number, color: "var(--changed)" },
    { tag: [tags.unit, tags.meta, tags.operator], color: "var(--ink-2)" },
    { tag: tags.comment, color: "var(--ink-3)", fontStyle: "italic" },
  ]),
);

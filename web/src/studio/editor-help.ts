/** What helps while rules are written: completion, the meaning of a name under the pointer, findings in the text. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Text } from "@codemirror/state";
import { type EditorView, hoverTooltip } from "@codemirror/view";
import type { Finding } from "../api/model";
import { type Suggestion, suggestions } from "./suggest";
import { tomlSuggestions } from "./toml-suggest";
import type { AskWords } from "./use-words";

/** Values of a name that are told before the rest is only counted. */
const MOST_TOLD = 8;

const TYPES: Record<Suggestion["kind"], string> = {
  keyword: "keyword",
  characteristic: "variable",
  value: "enum",
  attribute: "property",
  function: "function",
};

export function ruleCompletion(words: AskWords) {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(/"?[\w-]*$/);
    if (!typed || (typed.text === "" && !context.explicit && !opensValue(context))) return null;
    if (isProse(context.state.doc, typed.from)) return null;
    const found = suggestions(statementBefore(context.state, typed.from), await words());
    return found.length ? { from: typed.from, options: found.map(completion), validFor: /^"?[\w-]*$/ } : null;
  };
  return autocompletion({ override: [source], icons: false });
}

/** Completion in `product.toml` and the files of families: keys by section, families, characteristics, the words of keys. */
export function tomlCompletion(path: string, families: string[], words: AskWords) {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(/[\w-]*$/);
    if (!typed) return null;
    const before = context.state.sliceDoc(0, typed.from);
    if (typed.text === "" && !context.explicit && !/["[.]$/.test(before)) return null;
    const characteristics = [...(await words()).keys()];
    const found = tomlSuggestions(path, before, { families, characteristics });
    return found.length ? { from: typed.from, options: found.map(completion), validFor: /^[\w-]*$/ } : null;
  };
  return autocompletion({ override: [source], icons: false });
}

const completion = ({ label, kind, detail }: Suggestion, index: number): Completion => ({
  label,
  type: TYPES[kind],
  ...(detail ? { detail } : {}),
  boost: -Math.min(index, 99),
});

/** A value is offered without being asked for: after a comparison, a dot, or at a place of a row. */
function opensValue({ state, pos }: CompletionContext): boolean {
  return /(?:[a-z]\w*\s*!?=\s|[a-z]\w*\.|\{\s?)$/.test(
    state.doc.lineAt(pos).text.slice(0, pos - state.doc.lineAt(pos).from),
  );
}

/** Inside a comment or a sentence nothing is offered; a string that only begins may be a value. */
function isProse(doc: Text, at: number): boolean {
  const line = doc.lineAt(at);
  const before = line.text.slice(0, at - line.from);
  return before.replace(/"(?:[^"\\]|\\.)*"/g, "").includes("#") || (before.split('"').length - 1) % 2 === 1;
}

/** The statement up to a place: from the nearest line above that is not indented. */
function statementBefore({ doc }: EditorState, at: number): string {
  let line = doc.lineAt(at);
  while (line.number > 1 && /^(\s|$)/.test(line.text) && at !== line.from) {
    const above = doc.line(line.number - 1);
    if (above.text.trim() === "") break;
    line = above;
  }
  return doc.sliceString(line.from, at);
}

/** The declaration of the characteristic under the pointer, with the names of its values. */
export function ruleHover(words: AskWords) {
  return hoverTooltip(async (view, at) => {
    const range = view.state.wordAt(at);
    const found = range && (await words()).get(view.state.sliceDoc(range.from, range.to));
    if (!range || !found) return null;
    const named = found.values.slice(0, MOST_TOLD).map(({ code, name }) => (name ? `${code}: ${name}` : code));
    const rest = found.values.length - named.length;
    return {
      pos: range.from,
      end: range.to,
      create: () => ({ dom: declaration(found.declaration, [...named, ...(rest > 0 ? [`+ ${rest}`] : [])]) }),
    };
  });
}

function declaration(text: string, values: string[]): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "cm-declaration";
  dom.textContent = text;
  for (const value of values) dom.appendChild(document.createElement("p")).textContent = value;
  return dom;
}

/** Underlines findings of this file; what they say is also in the list beside the editor. */
export function showFindings(view: EditorView, findings: Finding[], say: (finding: Finding) => string): void {
  const { doc } = view.state;
  const shown = findings.map((finding): Diagnostic => {
    const { from, to } = placeIn(doc, finding);
    return { from, to, severity: finding.severity, message: say(finding) };
  });
  view.dispatch(
    setDiagnostics(
      view.state,
      shown.sort((one, other) => one.from - other.from),
    ),
  );
}

/** Where a finding is in a text that may have changed since. */
export function placeIn(doc: Text, { line, column }: Pick<Finding, "line" | "column">): { from: number; to: number } {
  const found = doc.line(Math.min(Math.max(line ?? 1, 1), doc.lines));
  const from = Math.min(found.from + Math.max((column ?? 1) - 1, 0), found.to);
  const word = /^(?:[\p{L}\p{N}_-]+|"[^"]*"?|.)/u.exec(found.text.slice(from - found.from))?.[0] ?? "";
  return { from, to: from + word.length };
}

/** The text of one file: CodeMirror in a shadow root, where its styles need no exception from the content policy. */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Finding } from "../api/model";
import { useSpeech } from "../i18n/language";
import { placeIn, ruleCompletion, ruleHover, showFindings, tomlCompletion } from "./editor-help";
import { look } from "./editor-look";
import { phrases } from "./editor-phrases";
import { ruleColours, ruleLanguage } from "./rule-language";
import type { AskWords } from "./use-words";

export type Spot = { line: number | null; column: number | null };

type EditorProps = {
  /** What the editor begins with; the caller gives a new key for another text. */
  text: string;
  label: string;
  isRules: boolean;
  /** The file, and the families of the draft: what can be written in it. */
  path: string;
  families: string[];
  readOnly: boolean;
  words: AskWords;
  findings: Finding[];
  /** Where to go; a new object goes there again. */
  spot: Spot | null;
  onChange: (text: string) => void;
  onLeave: () => void;
  /** The cursor moved to a line. */
  onLine: (line: number) => void;
};

/** What every editor of the studio has. */
export const basics: Extension[] = [
  look,
  lineNumbers(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  indentUnit.of("    "),
  EditorView.lineWrapping,
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]),
];

export function Editor({
  text,
  label,
  isRules,
  path,
  families,
  readOnly,
  words,
  findings,
  spot,
  onChange,
  onLeave,
  onLine,
}: EditorProps) {
  const { text: say, language, t } = useSpeech();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const newest = useRef({ words, onChange, onLeave, onLine });
  newest.current = { words, onChange, onLeave, onLine };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is only what it begins with
  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: "open" });
    if (!root) return;
    const ask = () => newest.current.words();
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: view.current?.state.doc ?? text,
        extensions: [
          basics,
          isRules
            ? [ruleLanguage, ruleColours, ruleCompletion(ask), ruleHover(ask)]
            : tomlCompletion(path, families, ask),
          EditorState.readOnly.of(readOnly),
          EditorState.phrases.of(phrases(language)),
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) newest.current.onChange(update.state.doc.toString());
            if (update.selectionSet)
              newest.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
          }),
          EditorView.domEventHandlers({ blur: () => newest.current.onLeave() }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [isRules, readOnly, language, label]);
  useEffect(() => {
    if (view.current)
      showFindings(view.current, findings, (one) => [say(one.message), one.hint].filter(Boolean).join(" "));
  }, [findings, say]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || !spot) return;
    const { from } = placeIn(editor.state.doc, spot);
    editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    editor.focus();
  }, [spot]);
  return <div ref={host} className="editor" data-testid="editor" title={readOnly ? t("read_only") : undefined} />;
}

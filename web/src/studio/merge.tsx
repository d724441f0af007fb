/** Two versions of a file side by side: what is typed here and what somebody else has kept. One decides, or puts them together. */
import { MergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState } from "react";
import { useSpeech } from "../i18n/language";
import { Button } from "../ui/parts";
import { basics } from "./editor";
import { mergeLook } from "./editor-look";
import { phrases } from "./editor-phrases";
import { ruleColours, ruleLanguage } from "./rule-language";
import type { Conflict } from "./use-file";

type MergeProps = { conflict: Conflict; path: string; onDecide: (text: string) => Promise<void> };

export function MergePanel({ conflict, path, onDecide }: MergeProps) {
  const { t, moment } = useSpeech();
  const mine = useRef(conflict.mine);
  const [busy, setBusy] = useState(false);
  const theirs = conflict.theirs.data;
  const decide = async (text: string) => {
    setBusy(true);
    await onDecide(text);
    setBusy(false);
  };
  const who = theirs.changed_by ?? t("somebody");
  return (
    <section className="merge" aria-label={t("merge_title")} data-testid="conflict">
      <div className="notice notice-changed" role="alert">
        <div>
          <p>{t("merge_lead", { who, moment: theirs.changed_at ? moment(theirs.changed_at) : "" })}</p>
          <p className="notice-detail">
            {t(theirs.text === null ? "merge_deleted" : conflict.isBoth ? "merge_both" : "merge_how")}
          </p>
        </div>
      </div>
      <div className="merge-heads" aria-hidden="true">
        <h3>{t(conflict.isBoth ? "merge_mine_both" : "merge_mine")}</h3>
        <h3>{t("merge_theirs", { who })}</h3>
      </div>
      <TwoTexts conflict={conflict} path={path} who={who} onChange={(text) => (mine.current = text)} />
      <div className="merge-actions">
        <Button kind="primary" small busy={busy} onClick={() => decide(mine.current)}>
          {t("merge_keep_left")}
        </Button>
        <Button small busy={busy} onClick={() => decide(theirs.text ?? "")}>
          {t("merge_take_theirs", { who })}
        </Button>
      </div>
    </section>
  );
}

type TextsProps = { conflict: Conflict; path: string; who: string; onChange: (text: string) => void };

function TwoTexts({ conflict, path, who, onChange }: TextsProps) {
  const { t, language } = useSpeech();
  const host = useRef<HTMLDivElement>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const labels = {
    mine: t(conflict.isBoth ? "merge_mine_both" : "merge_mine"),
    theirs: t("merge_theirs", { who }),
    take: t("merge_take_place"),
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a conflict is one pair of texts
  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: "open" });
    if (!root) return;
    const side = (label: string): Extension => [
      basics,
      mergeLook,
      path.endsWith(".rules") ? [ruleLanguage, ruleColours] : [],
      EditorState.phrases.of(phrases(language)),
      EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    ];
    const told = EditorView.updateListener.of((update) => {
      if (update.docChanged) changed.current(update.state.doc.toString());
    });
    const view = new MergeView({
      parent: root,
      root,
      a: { doc: conflict.mine, extensions: [side(labels.mine), told] },
      b: { doc: conflict.theirs.data.text ?? "", extensions: [side(labels.theirs), EditorState.readOnly.of(true)] },
      revertControls: "b-to-a",
      renderRevertControl: () => arrow(labels.take),
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    root.adoptedStyleSheets.push(arrows);
    return () => view.destroy();
  }, [conflict.theirs, language, path]);
  return <div ref={host} className="editor merge-view" />;
}

/** The column of arrows stands between the editors, out of reach of their themes; each arrow is large enough for a finger. */
const arrows = new CSSStyleSheet();
arrows.replaceSync(
  ".cm-merge-revert { width: 32px } .cm-merge-revert button { min-height: 28px; color: var(--accent); font-weight: 700 }",
);

/** Takes one place over. */
function arrow(label: string): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "←";
  button.title = label;
  button.setAttribute("aria-label", label);
  return button;
}

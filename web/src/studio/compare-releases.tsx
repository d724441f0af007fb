/** Two releases against each other: what the later one forbids and allows, and the files that differ. */
import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { compareLater } from "../api/jobs";
import type { ChangedFile, ListedRelease } from "../api/model";
import { changes, releases, TERMS } from "../api/releases";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Pick } from "../ui/field";
import { Empty, ListSkeleton, ProblemNotice, ScreenTitle } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { basics } from "./editor";
import { mergeLook } from "./editor-look";
import { phrases } from "./editor-phrases";
import { ReviewOf } from "./review";
import { ruleColours, ruleLanguage } from "./rule-language";
import { useProducts } from "./use-products";

export function CompareScreen() {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const products = useProducts();
  const [product, before, after] = ["product", "before", "after"].map((name) => place.query.get(name) ?? "");
  const list = useLoad(() => releases(product ?? "", null), product ?? "");
  const pick = (facts: Record<string, string>) =>
    go(
      `/studio/releases/compare?${new URLSearchParams({ product: product ?? "", before: before ?? "", after: after ?? "", ...facts })}`,
      { replace: true },
    );
  const back = `/studio/releases?product=${encodeURIComponent(product ?? "")}`;
  if (list.problem) return <ProblemNotice problem={list.problem} onRetry={list.reload} />;
  if (!list.data || !product || !before || !after) return <ListSkeleton />;
  return (
    <div className="studio-compare">
      <header>
        <p className="crumb">
          <Link to={back}>{t("releases")}</Link>
        </p>
        <ScreenTitle name={t("compare_title")}>{products.name(product)}</ScreenTitle>
      </header>
      <div className="compare-which">
        <ReleasePick
          label={t("compare_before")}
          rows={list.data.items}
          id={before}
          onPick={(id) => pick({ before: id })}
        />
        <ReleasePick
          label={t("compare_after")}
          rows={list.data.items}
          id={after}
          onPick={(id) => pick({ after: id })}
        />
      </div>
      {product !== TERMS && (
        <section className="review-side" aria-label={t("step_review")}>
          <h2>{t("step_review")}</h2>
          <ReviewOf
            key={`${before} ${after}`}
            product={product}
            draft={null}
            compared={(market) => ({
              subject: market && after,
              kind: "release.review",
              isSame: (asked) => asked.market === market && asked.against === before,
              ask: (count) => compareLater(after, before, market ?? "", count),
            })}
          />
        </section>
      )}
      <ChangedFiles key={`${before}-${after}`} before={before} after={after} />
    </div>
  );
}

type PickProps = { label: string; rows: ListedRelease[]; id: string; onPick: (id: string) => void };

function ReleasePick({ label, rows, id, onPick }: PickProps) {
  const { t, moment } = useSpeech();
  const named = (row: ListedRelease) => `${t("release_number", { number: row.number })}, ${moment(row.published_at)}`;
  return (
    <Pick label={label} value={id} onPick={onPick} options={rows.map((row) => ({ value: row.id, name: named(row) }))} />
  );
}

const STATES: Record<ChangedFile["state"], Key> = {
  changed: "file_changed",
  added: "file_added",
  deleted: "file_deleted",
};

function ChangedFiles({ before, after }: { before: string; after: string }) {
  const { t } = useSpeech();
  const loaded = useLoad(() => changes(after, before), `${before} ${after}`);
  if (loaded.problem) return <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton />;
  const { items } = loaded.data;
  return (
    <section className="review-side" aria-label={t("compare_files")}>
      <h2>{t("compare_files")}</h2>
      {items.length === 0 && <Empty title={t("compare_same_files")} />}
      {items.map((file, index) => (
        <details key={file.path} className="fold" open={index === 0}>
          <summary>
            <span className="mono">{file.path}</span> <span className="muted">{t(STATES[file.state])}</span>
          </summary>
          <TwoTexts file={file} />
        </details>
      ))}
    </section>
  );
}

function TwoTexts({ file }: { file: ChangedFile }) {
  const { t, language } = useSpeech();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: "open" });
    if (!root) return;
    const side = (label: string) => [
      basics,
      mergeLook,
      file.path.endsWith(".rules") ? [ruleLanguage, ruleColours] : [],
      EditorState.readOnly.of(true),
      EditorState.phrases.of(phrases(language)),
      EditorView.contentAttributes.of({ "aria-label": `${label}: ${file.path}`, tabindex: "0" }),
    ];
    const view = new MergeView({
      parent: root,
      root,
      a: { doc: file.base ?? "", extensions: side(t("compare_before")) },
      b: { doc: file.text ?? "", extensions: side(t("compare_after")) },
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    return () => view.destroy();
  }, [file, language, t]);
  return <div ref={host} className="editor merge-view" />;
}

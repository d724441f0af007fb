/** Stands above the lines of a bundle: what it is, how many there are, what it saves, or why its price is gone. */
import { Package, Trash2, TriangleAlert } from "lucide-react";
import * as desk from "../api/desk";
import type { LineGroup, Quote, RevisionLine } from "../api/model";
import { useSpeech } from "../i18n/language";
import { sign } from "../price/decimal";
import { Button } from "../ui/parts";
import { CommitField } from "./commit-field";
import { quantityOrNull } from "./entries";
import type { QuoteDesk } from "./use-quote";
import "../bundle/card.css";

type Props = { group: LineGroup; quote: Quote; work: QuoteDesk };

/** The groups that are bundles, by the line above which they are told: the first of each. */
export function bundlesByFirstLine(groups: LineGroup[], lines: RevisionLine[]): Map<string, LineGroup> {
  const found = new Map<string, LineGroup>();
  for (const group of groups) {
    const first = group.bundle && lines.find((line) => line.group === group.id);
    if (first) found.set(first.id, group);
  }
  return found;
}

/** Whether a line is held together with others by a bundle, and whether its price holds. */
export function bundleMark(groups: LineGroup[], line: RevisionLine): "holds" | "gone" | undefined {
  const bundle = line.member ? groups.find((group) => group.id === line.group)?.bundle : null;
  if (!bundle) return undefined;
  return bundle.saving ? "holds" : "gone";
}

export function BundleBar({ group, quote, work }: Props) {
  const { t, text, money } = useSpeech();
  const { bundle } = group;
  if (!bundle) return null;
  const make = (quantity: number) =>
    work.change((etag, shape) => desk.changeBundle(quote.id, etag, group.id, quantity, shape));
  return (
    <section className="bundle-bar" aria-label={t("bundle_named", { name: group.name })}>
      <h2>
        <Package aria-hidden="true" /> {group.name}
      </h2>
      <CommitField
        label={t("how_many_bundles")}
        name="bundles"
        kept={bundle.saving ? String(bundle.quantity) : ""}
        inputMode="numeric"
        wrong={(entry) => (quantityOrNull(entry) === null ? t("wrong_line_quantity") : null)}
        onCommit={(entry) => make(quantityOrNull(entry) ?? 1)}
      />
      {bundle.saving && (
        <span className={sign(bundle.saving.amount) > 0 ? "bundle-saving" : "muted"}>
          {sign(bundle.saving.amount) > 0
            ? t("bundle_saves", { saving: money(bundle.saving) })
            : t("bundle_saves_nothing")}
        </span>
      )}
      <Button
        small
        kind="quiet"
        icon={<Trash2 aria-hidden="true" />}
        onClick={() => work.change((etag, shape) => desk.removeBundle(quote.id, etag, group.id, shape))}
      >
        {t("remove_bundle")}
      </Button>
      {bundle.gone && (
        <p className="bundle-gone" role="status">
          <TriangleAlert aria-hidden="true" />
          <span>
            {t("bundle_gone")} {text(bundle.gone)}
          </span>
        </p>
      )}
    </section>
  );
}

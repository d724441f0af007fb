/** The lines of a draft as a grid that works from the keyboard: type, Enter, next; the prices follow at once. */
import { Undo2 } from "lucide-react";
import { Fragment, type KeyboardEvent, useCallback, useRef, useState } from "react";
import type { LineGroup, Quote, RevisionLine } from "../api/model";
import { useSpeech } from "../i18n/language";
import { EACH } from "../price/recurring";
import { Amount, Button, Notice } from "../ui/parts";
import { BundleBar, bundleMark, bundlesByFirstLine } from "./bundle-bar";
import { type Act, actOf, LOOKS, type Look, neighbour } from "./grid-keys";
import { GridLine } from "./grid-line";
import { MoveDialog } from "./move-line";
import { useLines } from "./use-lines";
import type { QuoteDesk } from "./use-quote";
import "./line-grid.css";

export type Open = { line: string; look: Look } | null;

type Props = { quote: Quote; work: QuoteDesk };

export function LineGrid({ quote, work }: Props) {
  const { t } = useSpeech();
  const { lines, gone, undo } = useLines(quote, work);
  const [open, setOpen] = useState<Open>(null);
  const [moving, setMoving] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const all = quote.revision.lines;
  const moved = all.find((line) => line.id === moving);
  const bundles = bundlesByFirstLine(quote.revision.groups, all);
  const show = useCallback(
    (line: string, look: Look) => setOpen((now) => (now?.line === line && now.look === look ? null : { line, look })),
    [],
  );
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-line]");
    const line = all.find((one) => one.id === row?.dataset.line);
    const act = actOf(event);
    if (act === null || !row || !line) return;
    if (act === "leave" && open === null) return;
    event.preventDefault();
    const perform: Record<Act, () => void> = {
      up: () => neighbour(event, row, -1),
      down: () => neighbour(event, row, 1),
      next: () => neighbour(event, row, 1),
      raise: () => void (line.position > 1 && lines.move(line, line.position - 1)),
      lower: () => void (line.position < all.length && lines.move(line, line.position + 1)),
      copy: () => void lines.copy(line),
      remove: () => {
        neighbour(event, row, line.position < all.length ? 1 : -1);
        void lines.remove(line);
      },
      undo: () => void undo(),
      leave: () => setOpen(null),
      price: () => show(line.id, "price"),
      changes: () => show(line.id, "changes"),
      room: () => show(line.id, "room"),
      plan: () => show(line.id, "plan"),
      configuration: () => show(line.id, "configuration"),
    };
    perform[act]();
  };
  return (
    <div className="line-grid" ref={grid} data-busy={work.busy || undefined}>
      <GridKeys />
      <div className="grid-head" aria-hidden="true">
        <span>{t("line")}</span>
        <span className="number">{t("field_quantity")}</span>
        <span className="number">{t("discount")}</span>
        <span className="number">{t("unit_net")}</span>
        <span className="number">{t("net")}</span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside */}
      <div className="grid-lines" onKeyDown={keys}>
        {all.map((line) => (
          <Fragment key={line.id}>
            <Above group={bundles.get(line.id)} quote={quote} work={work} />
            <GridLine
              line={line}
              quote={quote}
              count={all.length}
              look={open?.line === line.id ? open.look : null}
              bundle={bundleMark(quote.revision.groups, line)}
              work={lines}
              onLook={show}
              onMove={setMoving}
            />
          </Fragment>
        ))}
      </div>
      {gone && <GoneNotice line={gone.line} onUndo={undo} />}
      {moved && <MoveDialog line={moved} quote={quote} work={work} onClose={() => setMoving(null)} />}
      <GridTotals quote={quote} />
    </div>
  );
}

function Above({ group, quote, work }: Props & { group: LineGroup | undefined }) {
  return group ? <BundleBar group={group} quote={quote} work={work} /> : null;
}

function GoneNotice({ line, onUndo }: { line: RevisionLine; onUndo: () => void }) {
  const { t, text } = useSpeech();
  return (
    <Notice tone="changed">
      {t("line_gone", { position: line.position, name: text(line.name) })}{" "}
      <Button small icon={<Undo2 aria-hidden="true" />} onClick={onUndo}>
        {t("undo")}
      </Button>
    </Notice>
  );
}

/** What the quote comes to, always in sight while its lines change. */
function GridTotals({ quote }: Pick<Props, "quote">) {
  const { t } = useSpeech();
  const { totals, lines } = quote.revision;
  if (!totals || lines.length === 0) return null;
  return (
    <dl className="grid-totals">
      <div>
        <dt>{t("net")}</dt>
        <dd>
          <Amount money={totals.net} />
        </dd>
      </div>
      <div>
        <dt>{t("total")}</dt>
        <dd>
          <strong>
            <Amount money={totals.total} />
          </strong>
        </dd>
      </div>
      {totals.recurring.map((one) => (
        <div key={one.every}>
          <dt>{t(EACH[one.every])}</dt>
          <dd>
            <Amount money={one.total} />
          </dd>
        </div>
      ))}
      {totals.contract && (
        <div>
          <dt>{t("contract_value")}</dt>
          <dd>
            <Amount money={totals.contract.value} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function GridKeys() {
  const { t } = useSpeech();
  return (
    <details className="fold grid-keys">
      <summary>{t("keys")}</summary>
      <dl>
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const KEYS = [
  ["↑ ↓ Enter", "key_walk"],
  ["Alt ↑ ↓", "key_move"],
  ["Ctrl D", "key_copy"],
  ["Ctrl Delete", "key_remove"],
  ["Ctrl Z", "key_undo"],
  ...LOOKS.map(({ letter, key }) => [letter, key] as const),
] as const;

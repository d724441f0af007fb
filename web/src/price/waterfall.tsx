/** The price, explained: a drawing with one bar a step, and the table with every entry, which says the same in words. */
import { Fragment, type ReactNode } from "react";
import type { DocumentWaterfall, Entry, Money, Waterfall as WaterfallData } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Amount } from "../ui/parts";
import { WaterfallChart } from "./chart";
import { sign } from "./decimal";
import { Running } from "./recurring";
import { documentBars, panels, type Step, stepName, steps } from "./steps";

export function Waterfall({ waterfall }: { waterfall: WaterfallData }) {
  const { t, number } = useSpeech();
  const count = number(waterfall.quantity);
  const titles = { unit: t("chart_unit"), line: t("chart_line", { count }), whole: t("waterfall_chart") };
  return (
    <div className="waterfall" data-testid="waterfall">
      {panels(waterfall).map((panel) => (
        <figure key={panel.key}>
          {panel.key !== "whole" && <figcaption>{titles[panel.key]}</figcaption>}
          <WaterfallChart bars={panel.bars} currency={waterfall.currency} label={titles[panel.key]} />
        </figure>
      ))}
      <EntryTable entries={waterfall.entries}>
        {waterfall.quantity !== "1" && <SumRow label={t("unit_net")} money={waterfall.unit_net} />}
        <SumRow label={waterfall.quantity === "1" ? t("net") : t("net_of", { count })} money={waterfall.net} />
        <SumRow label={t("tax")} money={waterfall.tax} />
        <SumRow label={t("total")} money={waterfall.total} strong />
      </EntryTable>
      {waterfall.counted?.map((one) => (
        <CountedNote key={one.what} counted={one} />
      ))}
      {waterfall.running && <Running running={waterfall.running} />}
    </div>
  );
}

type Counted = NonNullable<WaterfallData["counted"]>[number];

/** What earlier orders counted for a tier, and how much of a commitment is fulfilled with them. */
function CountedNote({ counted }: { counted: Counted }) {
  const { t, number, percent, day } = useSpeech();
  const { what, since, ordered, here, committed } = counted;
  const facts = { ordered: number(ordered), here: number(here), on: day(counted.on) };
  const told = since ? t("counted_since", { ...facts, since: day(since) }) : t("counted_ever", facts);
  if (what === "tier" || committed === null) return <p className="muted">{told}</p>;
  const pieces = Number(ordered) + Number(here);
  const share = Math.min(Math.floor((pieces * 100) / Number(committed)), 100);
  const shares = { pieces: number(String(pieces)), committed: number(committed), share: percent(String(share)) };
  return (
    <div className="commitment">
      <progress value={Math.min(pieces, Number(committed))} max={Number(committed)} aria-label={t("commitment")} />
      <p>
        {t("commitment_of", shares)} <span className="muted">{told}</span>
      </p>
    </div>
  );
}

/** The whole document's: its lines by step, for all their units, then its discount and taxes. */
export function DocumentPrice({ waterfall }: { waterfall: DocumentWaterfall }) {
  const { t } = useSpeech();
  if (waterfall.entries.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t("total_explained")}</summary>
      <div className="waterfall" data-testid="document-waterfall">
        <figure>
          <WaterfallChart bars={documentBars(waterfall)} currency={waterfall.currency} label={t("total_explained")} />
        </figure>
        <EntryTable entries={waterfall.entries}>
          <SumRow label={t("net")} money={waterfall.net} />
          <SumRow label={t("total")} money={waterfall.total} strong />
        </EntryTable>
      </div>
    </details>
  );
}

function EntryTable({ entries, children }: { entries: Entry[]; children: ReactNode }) {
  const { t } = useSpeech();
  return (
    <table className="waterfall-table">
      <caption className="visually-hidden">{t("waterfall_table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("waterfall_entry")}</th>
          <th scope="col" className="number">
            {t("waterfall_amount")}
          </th>
          <th scope="col" className="number">
            {t("waterfall_result")}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps({ entries }).map((step) => (
          <StepRows key={step.step + step.before} step={step} />
        ))}
      </tbody>
      <tfoot>{children}</tfoot>
    </table>
  );
}

function StepRows({ step }: { step: Step }) {
  const { t, text } = useSpeech();
  const isGroup = step.entries.length > 1;
  return (
    <Fragment>
      {isGroup && (
        <tr className="waterfall-step">
          <th scope="rowgroup" colSpan={3}>
            {stepName(step, t, text)}
          </th>
        </tr>
      )}
      {step.entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a waterfall are frozen and ordered
        <EntryRow key={index} entry={entry} inside={isGroup} />
      ))}
    </Fragment>
  );
}

function EntryRow({ entry, inside }: { entry: Entry; inside: boolean }) {
  const { text, percent } = useSpeech();
  return (
    <tr className={inside ? "waterfall-inside" : undefined}>
      <th scope="row">
        {text(entry.label)}
        {entry.rate && <span className="muted"> {percent(entry.rate)}</span>}
      </th>
      <td className="number">
        <Amount
          money={entry.amount}
          style={{ signed: sign(entry.amount.amount) < 0, exact: entry.step === "rounding" }}
        />
      </td>
      <td className="number muted">
        <Amount money={entry.result} />
      </td>
    </tr>
  );
}

function SumRow({ label, money, strong }: { label: string; money: Money; strong?: boolean }) {
  return (
    <tr className={strong ? "sum-strong" : undefined}>
      <th scope="row" colSpan={2}>
        {label}
      </th>
      <td className="number">
        <Amount money={money} />
      </td>
    </tr>
  );
}

/** The price, explained: a chart with one bar a step, and behind it the table with every entry. */
import { Fragment } from "react";
import type { Entry, Money, Waterfall as WaterfallData } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Amount } from "../ui/parts";
import { sign } from "./decimal";
import { type Bar, bars, type Step, share, steps } from "./steps";

export function Waterfall({ waterfall }: { waterfall: WaterfallData }) {
  const all = steps(waterfall);
  return (
    <div className="waterfall" data-testid="waterfall">
      <Chart all={all} waterfall={waterfall} />
      <EntryTable all={all} waterfall={waterfall} />
    </div>
  );
}

function useStepName() {
  const { t, text } = useSpeech();
  return (step: Step) => {
    if (step.entries.length === 1) return text(step.label);
    if (step.step === "option_charges") return t("step_options");
    if (step.step === "dimension_price") return t("step_dimensions");
    return text(step.label);
  };
}

function Chart({ all, waterfall }: { all: Step[]; waterfall: WaterfallData }) {
  const { t, money } = useSpeech();
  const name = useStepName();
  const { currency } = waterfall;
  return (
    <figure className="waterfall-chart" aria-label={t("waterfall_chart")}>
      {bars(all.filter(isDrawn)).map((bar) => (
        <div className="waterfall-bar" key={bar.step.step + bar.step.before}>
          <span className="waterfall-name">{name(bar.step)}</span>
          <span className="waterfall-track" aria-hidden="true">
            <i className={barClass(bar)} style={{ insetInlineStart: `${bar.from}%`, width: `${bar.to - bar.from}%` }} />
          </span>
          <span className="waterfall-amount number">
            {money({ amount: bar.step.amount, currency }, { signed: bar.step.before !== "0" })}
          </span>
        </div>
      ))}
      <div className="waterfall-bar waterfall-bar-total">
        <span className="waterfall-name">{t("total")}</span>
        <span className="waterfall-track" aria-hidden="true">
          <i
            className="bar bar-total"
            style={{ insetInlineStart: 0, width: `${share(all, waterfall.total.amount)}%` }}
          />
        </span>
        <span className="waterfall-amount number">{money(waterfall.total)}</span>
      </div>
    </figure>
  );
}

/** A rounding is less than the smallest coin: the table tells it exactly, a bar could not. */
const isDrawn = (step: Step) => step.step !== "rounding";

function barClass({ falls, step }: Bar): string {
  if (falls) return "bar bar-falls";
  return step.step === "tax" ? "bar bar-tax" : "bar";
}

function EntryTable({ all, waterfall }: { all: Step[]; waterfall: WaterfallData }) {
  const { t, number } = useSpeech();
  const name = useStepName();
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
        {all.map((step) => (
          <Fragment key={step.step + step.before}>
            {step.entries.length > 1 && (
              <tr className="waterfall-step">
                <th scope="rowgroup" colSpan={3}>
                  {name(step)}
                </th>
              </tr>
            )}
            {step.entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries of a waterfall are frozen and ordered
              <EntryRow key={index} entry={entry} inside={step.entries.length > 1} />
            ))}
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        {waterfall.quantity !== "1" && <SumRow label={t("unit_net")} money={waterfall.unit_net} />}
        <SumRow
          label={waterfall.quantity === "1" ? t("net") : t("net_of", { count: number(waterfall.quantity) })}
          money={waterfall.net}
        />
        <SumRow label={t("tax")} money={waterfall.tax} />
        <SumRow label={t("total")} money={waterfall.total} strong />
      </tfoot>
    </table>
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

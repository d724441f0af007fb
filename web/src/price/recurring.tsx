/** What is charged again and again: in short beside a price, explained with its schedule, and added up for a document. */
import type { RecurringPrice, RunningCharges, Schedule, Totals, UsageEstimate, UsageRate } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Amount } from "../ui/parts";
import { Waterfall } from "./waterfall";
import "./recurring.css";

type Every = RecurringPrice["every"];

/** "{amount} a month": behind an amount in a sentence. */
export const AN_EVERY: Record<Every, Key> = { month: "a_month", quarter: "a_quarter", year: "a_year" };

/** "Each month": before an amount, as a heading. */
export const EACH: Record<Every, Key> = { month: "each_month", quarter: "each_quarter", year: "each_year" };

type Shown = Pick<RecurringPrice, "every" | "amount">;

/** "+ €29.00 a month", one line per billing period; nothing where nothing recurs. */
export function Again({ prices, signed = false }: { prices: Shown[]; signed?: boolean }) {
  const { t, money } = useSpeech();
  return prices.map((one) => (
    <span key={one.every} className="again">
      {t(AN_EVERY[one.every], { amount: `${signed ? "" : "+ "}${money(one.amount, { signed })}` })}
    </span>
  ));
}

/** The price of each billing period as a waterfall, and what its term comes to. */
export function Running({ running }: { running: RunningCharges }) {
  const { t, day } = useSpeech();
  const { plan } = running;
  return (
    <section className="running" data-testid="running">
      <h3>{t("recurring_charges")}</h3>
      {running.recurring.length > 0 && (
        <p className="muted">
          {t("term_from", { months: t("months", { count: Number(plan.months) }), day: day(plan.start) })}{" "}
          {t(plan.by === "calendar" ? "billed_by_calendar" : "billed_by_start")}
        </p>
      )}
      {running.recurring.map((one) => (
        <section key={one.every}>
          <h4>{t(EACH[one.every])}</h4>
          <Waterfall waterfall={one.price} />
          <ScheduleTable schedule={one.schedule} name={t(EACH[one.every])} uplift={plan.uplift} />
        </section>
      ))}
      <UsageTable rates={running.usage ?? []} />
      <ExpectedTable expected={running.expected ?? []} />
    </section>
  );
}

/** What is charged for what is used: rates, and no total, for nobody knows how much that will be. */
function UsageTable({ rates }: { rates: UsageRate[] }) {
  const { t, text, number } = useSpeech();
  if (rates.length === 0) return null;
  return (
    <table className="waterfall-table schedule">
      <caption>
        {t("charged_by_use")} <span className="muted">{t("in_no_total")}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("used")}</th>
          <th scope="col" className="number">
            {t("from_units")}
          </th>
          <th scope="col" className="number">
            {t("per_unit")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) =>
          rate.bands.map((band) => (
            <tr key={rate.name.en + band.from}>
              <th scope="row">{text(rate.name)}</th>
              <td className="number">
                {t(AN_EVERY[rate.every], { amount: `${number(band.from)} ${unitName(t, rate.unit)}` })}
              </td>
              <td className="number">
                <Amount money={band.amount} />
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** What an expected use would come to: said to be an estimate, and in no total. */
export function ExpectedTable({ expected }: { expected: UsageEstimate[] }) {
  const { t, text, number, money } = useSpeech();
  if (expected.length === 0) return null;
  return (
    <table className="waterfall-table schedule" data-testid="expected-use">
      <caption>
        {t("expected_use")} <span className="muted">{t("estimate_in_no_total")}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("used")}</th>
          <th scope="col" className="number">
            {t("expected_units")}
          </th>
          <th scope="col" className="number">
            {t("waterfall_amount")}
          </th>
          <th scope="col" className="number">
            {t("over_the_term")}
          </th>
        </tr>
      </thead>
      <tbody>
        {expected.map((one) => (
          <tr key={one.name.en}>
            <th scope="row">{text(one.name)}</th>
            <td className="number">
              {t(AN_EVERY[one.every], { amount: `${number(one.units)} ${unitName(t, one.unit)}` })}
            </td>
            <td className="number">{t(AN_EVERY[one.every], { amount: `≈ ${money(one.amount)}` })}</td>
            <td className="number">≈ {money(one.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Symbols of units that people count in; others are written as the catalogue has them. */
export function unitName(t: ReturnType<typeof useSpeech>["t"], unit: string): string {
  if (unit === "h") return t("unit_h");
  return unit === "pcs" || unit === "pc" ? t("unit_pcs") : unit;
}

export function ScheduleTable({ schedule, name, uplift }: { schedule: Schedule; name: string; uplift: string }) {
  const { t, day, money, percent } = useSpeech();
  return (
    <table className="waterfall-table schedule">
      <caption>{t("schedule_of", { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("schedule_days")}</th>
          <th scope="col" className="number">
            {t("schedule_periods")}
          </th>
          <th scope="col" className="number">
            {t("waterfall_amount")}
          </th>
        </tr>
      </thead>
      <tbody>
        {schedule.phases.map((phase) => (
          <tr key={phase.start}>
            <th scope="row">
              {day(phase.start)} – {day(dayBefore(phase.end))} <Share share={phase.share} />
            </th>
            <td className="number">
              {phase.periods} × {money(phase.amount)}
            </td>
            <td className="number">
              <Amount money={phase.total} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="sum-strong">
          <th scope="row" colSpan={2}>
            {t("over_the_term")}
          </th>
          <td className="number">
            <Amount money={schedule.value} />
          </td>
        </tr>
        {Number(uplift) > 0 && (
          <tr>
            <th scope="row" colSpan={2}>
              {t("on_renewal", { percent: percent(uplift) })}
            </th>
            <td className="number">
              <Amount money={schedule.renewal} />
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}

/** Of a whole period: nothing where it is all of it, "free", percent where that is short, else the fraction. */
function Share({ share }: { share: string }) {
  const { t, percent } = useSpeech();
  if (share === "1") return null;
  const said = share === "0" ? t("free_of_charge") : shareOf(share, percent);
  return <span className="muted">({said})</span>;
}

/** "4/5" is 80 %, "17/31" stays what it is: a share that percent cannot tell exactly is not told in percent. */
export function shareOf(share: string, percent: (rate: string) => string): string {
  const [part = "0", whole = "1"] = share.split("/");
  const hundredths = (Number(part) * 10_000) / Number(whole);
  return Number.isInteger(hundredths) ? percent(String(hundredths / 100)) : share;
}

/** The last day of a span that is written by the day after it. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** Per billing period with tax, and over the terms of all lines. */
export function RecurringTotals({ totals }: { totals: Totals }) {
  const { t } = useSpeech();
  const { contract, recurring } = totals;
  if (!contract) return null;
  return (
    <table className="totals recurring-totals">
      <caption>{t("recurring_charges")}</caption>
      <tbody>
        {recurring.map((one) => (
          <tr key={one.every}>
            <th scope="row">
              {t(EACH[one.every])}{" "}
              <span className="muted">
                {t("of_it_tax")} <Amount money={one.tax} />
              </span>
            </th>
            <td className="number">
              <Amount money={one.total} />
            </td>
          </tr>
        ))}
        <tr className="recurring-value">
          <th scope="row">
            {t("contract_value")} <span className="muted">{t(totals.inclusive ? "values_gross" : "values_net")}</span>
          </th>
          <td className="number" data-testid="contract-value">
            <Amount money={contract.value} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t("charged_once")}</th>
          <td className="number">
            <Amount money={contract.once} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t("over_the_terms")}</th>
          <td className="number">
            <Amount money={contract.recurring} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t("first_year")}</th>
          <td className="number">
            <Amount money={contract.first_year} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

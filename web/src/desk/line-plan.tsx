/** How the recurring charges of a line run: each field saves itself, and the schedule below follows. */
import { RotateCcw } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { BillingPlan, Discount, RecurringPrice, RevisionLine, RunningCharges } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { EACH, ExpectedTable, ScheduleTable, unitName } from "../price/recurring";
import { Button } from "../ui/parts";
import { CommitField } from "./commit-field";
import { DiscountField, ON_LINE } from "./discount-field";
import { amountOrNull, rateOrNull, wholeOrNull } from "./entries";
import type { LineWork } from "./use-lines";
import "./line-plan.css";

type Plan = Omit<BillingPlan, "by">;
/** Null takes the discount on a billing period away. */
type PlanChange = Partial<Omit<Plan, "discounts" | "expected">> & {
  discounts?: Partial<Record<Every, Discount | null>>;
  expected?: Record<string, string | null>;
};
type Props = { line: RevisionLine; work: LineWork };

export function LinePlan({ line, work }: Props) {
  const { t } = useSpeech();
  const running = line.waterfall.running;
  const plan = planOf(line);
  if (!plan) return <p>{t("nothing_recurs")}</p>;
  const save = (change: PlanChange) => work.save(line, { plan: change });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside
    <div className="line-plan" onKeyDown={keepKeys}>
      <PlanFields plan={plan} running={running ?? null} onSave={save} />
      <div className="line-plan-state">
        <p className="muted">{t(line.plan ? "plan_own" : "plan_usual")}</p>
        {line.plan && (
          <Button small icon={<RotateCcw aria-hidden="true" />} onClick={() => void work.save(line, { plan: null })}>
            {t("plan_reset")}
          </Button>
        )}
      </div>
      {running?.recurring.map((one) => (
        <ScheduleTable key={one.every} schedule={one.schedule} name={t(EACH[one.every])} uplift={plan.uplift} />
      ))}
      <ExpectedTable expected={running?.expected ?? []} />
    </div>
  );
}

/** Keys stay in these fields: an arrow changes a date here and walks to no other line. Escape closes as everywhere. */
function keepKeys(event: KeyboardEvent): void {
  if (event.key !== "Escape") event.stopPropagation();
}

type FieldsProps = {
  plan: Plan;
  running: RunningCharges | null;
  onSave: (change: PlanChange) => Promise<boolean>;
};

function PlanFields({ plan, running, onSave }: FieldsProps) {
  const { t } = useSpeech();
  const months = (least: number) => (entry: string) =>
    wholeOrNull(entry, least, LONGEST) === null ? t("wrong_months", { least, most: LONGEST }) : null;
  const rate = (most: number) => (entry: string) =>
    rateOrNull(entry, most) === null ? t("wrong_rate", { most }) : null;
  return (
    <div className="line-plan-fields">
      <CommitField
        label={t("term_months")}
        kept={String(plan.months)}
        inputMode="numeric"
        wrong={months(1)}
        onCommit={(entry) => onSave(withMonths(plan, wholeOrNull(entry, 1, LONGEST) ?? plan.months))}
      />
      <CommitField
        label={t("term_start")}
        type="date"
        kept={plan.start ?? running?.plan.start ?? ""}
        onCommit={(day) => onSave({ start: day || null })}
      />
      <CommitField
        label={t("free_months")}
        kept={String(plan.free)}
        inputMode="numeric"
        wrong={months(0)}
        onCommit={(entry) => onSave({ free: wholeOrNull(entry, 0, LONGEST) ?? 0 })}
      />
      <CommitField
        label={t("uplift")}
        kept={plan.uplift}
        inputMode="decimal"
        suffix="%"
        wrong={rate(100)}
        onCommit={(entry) => onSave({ uplift: rateOrNull(entry, 100) ?? "0" })}
      />
      {plan.months > YEAR && <Ramp plan={plan} wrong={rate(STEEPEST)} onSave={onSave} />}
      {running && <Discounts plan={plan} running={running} onSave={onSave} />}
      {running && <Expected plan={plan} running={running} onSave={onSave} />}
    </div>
  );
}

type DiscountsProps = Pick<FieldsProps, "plan" | "onSave"> & { running: RunningCharges };

/** What is taken off each billing period: a percentage, an amount off each piece, or the price to arrive at. */
function Discounts({ plan, running, onSave }: DiscountsProps) {
  const { t } = useSpeech();
  const periods = running.recurring.map((one) => one.every);
  return running.recurring.map((one) => (
    <DiscountField
      key={one.every}
      label={t(OFF_EACH[one.every])}
      units={ON_LINE}
      kept={discountOn(plan, one.every)}
      currency={one.price.currency}
      onCommit={(discount) => onSave(withDiscount(plan, periods, one.every, discount))}
    />
  ));
}

/** How much is expected to be used, for an estimate; nothing takes it away. */
function Expected({ plan, running, onSave }: DiscountsProps) {
  const { t, text } = useSpeech();
  const wrong = (entry: string) => (unitsOrNull(entry) === undefined ? t("wrong_units") : null);
  return (running.usage ?? []).map((rate) => (
    <CommitField
      key={rate.name.en}
      label={t(EXPECTED_EACH[rate.every], { name: text(rate.name) })}
      kept={plan.expected?.[rate.name.en ?? ""] ?? ""}
      inputMode="decimal"
      suffix={unitName(t, rate.unit)}
      wrong={wrong}
      onCommit={(entry) => onSave({ expected: { [rate.name.en ?? ""]: unitsOrNull(entry) ?? null } })}
    />
  ));
}

/** Units that a person typed; null for none, undefined for what is no number above zero. */
export function unitsOrNull(entry: string): string | null | undefined {
  if (entry.trim() === "") return null;
  const units = amountOrNull(entry);
  return units === null || Number(units) > MOST_USED ? undefined : units;
}

type Every = RecurringPrice["every"];

const EXPECTED_EACH: Record<Every, Key> = {
  month: "expected_each_month",
  quarter: "expected_each_quarter",
  year: "expected_each_year",
};
const MOST_USED = 1e9;

const OFF_EACH: Record<Every, Key> = { month: "off_each_month", quarter: "off_each_quarter", year: "off_each_year" };

/** The discount on a billing period: its own, or that of all of them. */
export function discountOn(plan: Pick<Plan, "discount" | "discounts">, every: Every): Discount | null {
  const general = Number(plan.discount) > 0 ? { percent: plan.discount } : null;
  return plan.discounts?.[every] ?? general;
}

/** Each period says its own discount from here on, so that taking one away does not bring back that of all. */
export function withDiscount(plan: Plan, periods: Every[], every: Every, discount: Discount | null): PlanChange {
  const kept = periods.map((one) => [one, one === every ? discount : discountOn(plan, one)] as const);
  return { discount: "0", discounts: Object.fromEntries(kept) };
}

type RampProps = Pick<FieldsProps, "plan" | "onSave"> & { wrong: (entry: string) => string | null };

/** Percent of the price for each year of the term; a year that says nothing is charged as the one before. */
function Ramp({ plan, wrong, onSave }: RampProps) {
  const { t } = useSpeech();
  const years = rampOf(plan);
  // Two years may be typed before the first is saved: the second must not bring back what the first was.
  const typed = useRef(years);
  useEffect(() => {
    typed.current = rampOf({ months: plan.months, ramp: plan.ramp });
  }, [plan.months, plan.ramp]);
  const commit = (year: number, percent: string) => {
    typed.current = typed.current.map((one, at) => (at === year ? percent : one));
    return onSave({ ramp: asRamp(typed.current) });
  };
  return (
    <fieldset className="line-plan-ramp">
      <legend>{t("ramp")}</legend>
      {years.map((percent, year) => (
        <CommitField
          // biome-ignore lint/suspicious/noArrayIndexKey: a year is its place
          key={year}
          label={t("ramp_year", { year: year + 1 })}
          kept={percent}
          inputMode="decimal"
          suffix="%"
          wrong={wrong}
          onCommit={(entry) => commit(year, rateOrNull(entry, STEEPEST) ?? percent)}
        />
      ))}
    </fieldset>
  );
}

const YEAR = 12;
const LONGEST = 120;
const STEEPEST = 1000;

/** The plan of a line: its own, or the product's as its price tells it, whose start nobody has chosen. */
export function planOf(line: RevisionLine): Plan | null {
  if (line.plan) return line.plan;
  const plan = line.waterfall.running?.plan;
  return plan ? { ...plan, months: Number(plan.months), free: Number(plan.free), start: null } : null;
}

/** The percentages of all years of a term, as they hold. */
export function rampOf(plan: Pick<Plan, "months" | "ramp">): string[] {
  const years = Math.ceil(plan.months / YEAR);
  return Array.from({ length: years }, (_, year) => plan.ramp[year] ?? plan.ramp.at(-1) ?? "100");
}

/** The ramp of what is charged in each year; nothing but 100 % is none. */
export function asRamp(years: string[]): string[] {
  return years.every((one) => Number(one) === 100) ? [] : years;
}

/** A shorter term has fewer years and fewer months that can be free. */
export function withMonths(plan: Plan, months: number): Pick<Plan, "months" | "ramp" | "free"> {
  const ramp = plan.ramp.slice(0, Math.ceil(months / YEAR));
  return { months, ramp, free: Math.min(plan.free, months - 1) };
}

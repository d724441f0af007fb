/** A discount: a percentage, an amount, or a price to arrive at. One field, and beside it what its number means. */
import { useEffect, useState } from "react";
import type { Money } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { CommitField } from "./commit-field";
import { amountOrNull, percentOrNull } from "./entries";

/** What a number can mean, on a line and on a whole quote. */
export const ON_LINE = ["percent", "amount", "unit_price", "line_price"] as const;
export const ON_QUOTE = ["percent", "amount", "net_total", "gross_total"] as const;

type Unit = (typeof ON_LINE)[number] | (typeof ON_QUOTE)[number];
type Kept<U extends Unit> = { [K in U]?: (K extends "percent" ? string : Money) | null };

const NAMES: Record<Exclude<Unit, "percent" | "amount">, Key> = {
  unit_price: "to_unit_price",
  line_price: "to_line_price",
  net_total: "to_net_total",
  gross_total: "to_gross_total",
};

type Props<U extends Unit> = {
  label: string;
  units: readonly U[];
  kept: Kept<U> | null;
  currency: string;
  onCommit: (discount: Kept<U> | null) => Promise<boolean>;
};

export function DiscountField<U extends Unit>({ label, units, kept, currency, onCommit }: Props<U>) {
  const { t } = useSpeech();
  const keptUnit = units.find((unit) => kept?.[unit]) ?? (units[0] as U);
  const [unit, setUnit] = useState<U>(keptUnit);
  useEffect(() => setUnit(keptUnit), [keptUnit]);
  const read = unit === "percent" ? percentOrNull : amountOrNull;
  return (
    <CommitField
      label={label}
      name="discount"
      kept={unit === keptUnit ? written(kept?.[unit]) : ""}
      inputMode="decimal"
      wrong={(entry) =>
        entry.trim() !== "" && read(entry) === null ? t(unit === "percent" ? "wrong_percent" : "wrong_amount") : null
      }
      onCommit={(entry) => onCommit(asDiscount(unit, read(entry), currency))}
    >
      <select
        className="field-unit"
        aria-label={t("percent_or_amount")}
        value={unit}
        onChange={(event) => setUnit(event.target.value as U)}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {one === "percent" ? "%" : one === "amount" ? currency : t(NAMES[one as keyof typeof NAMES])}
          </option>
        ))}
      </select>
    </CommitField>
  );
}

function written(value: string | Money | null | undefined): string {
  return typeof value === "object" ? (value?.amount ?? "") : (value ?? "");
}

function asDiscount<U extends Unit>(unit: U, entry: string | null, currency: string): Kept<U> | null {
  if (entry === null) return null;
  return { [unit]: unit === "percent" ? entry : { amount: entry, currency } } as Kept<U>;
}

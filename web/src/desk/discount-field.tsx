/** A discount as a percentage or an amount: one field, and beside it what its number counts. */
import { useEffect, useState } from "react";
import type { Discount, DiscountInput } from "../api/model";
import { useSpeech } from "../i18n/language";
import { CommitField } from "./commit-field";
import { amountOrNull, percentOrNull } from "./entries";

type Unit = "percent" | "amount";

type Props = {
  label: string;
  kept: Discount | null;
  currency: string;
  onCommit: (discount: DiscountInput | null) => Promise<boolean>;
};

const unitOf = (kept: Discount | null): Unit => (kept?.amount ? "amount" : "percent");

export function DiscountField({ label, kept, currency, onCommit }: Props) {
  const { t } = useSpeech();
  const [unit, setUnit] = useState(unitOf(kept));
  const keptUnit = unitOf(kept);
  useEffect(() => setUnit(keptUnit), [keptUnit]);
  const read = unit === "percent" ? percentOrNull : amountOrNull;
  const shown = unit !== keptUnit ? "" : ((unit === "percent" ? kept?.percent : kept?.amount?.amount) ?? "");
  return (
    <CommitField
      label={label}
      name="discount"
      kept={shown}
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
        onChange={(event) => setUnit(event.target.value as Unit)}
      >
        <option value="percent">%</option>
        <option value="amount">{currency}</option>
      </select>
    </CommitField>
  );
}

function asDiscount(unit: Unit, entry: string | null, currency: string): DiscountInput | null {
  if (entry === null) return null;
  return unit === "percent" ? { percent: entry } : { amount: { amount: entry, currency } };
}

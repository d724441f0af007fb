/** Characteristics with a value each, as rows of a form: chosen, forced, or taken away. */
import { Plus, X } from "lucide-react";
import { useId } from "react";
import type { Product } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Button } from "../ui/parts";
import { isListed } from "./test-words";
import { useNames } from "./use-names";

export type ValueRow = { key: number; name: string; value: string };

let rows = 0;

export const rowOf = (name = "", value = ""): ValueRow => ({ key: ++rows, name, value });

type Props = {
  legend: string;
  hint?: string;
  rows: ValueRow[];
  product: Product;
  onRows: (rows: ValueRow[]) => void;
};

export function ValueRows({ legend, hint, rows, product, onRows }: Props) {
  const { t } = useSpeech();
  const change = (row: ValueRow) => onRows(rows.map((one) => (one.key === row.key ? row : one)));
  return (
    <fieldset className="value-rows">
      <legend>{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          product={product}
          onChange={change}
          onRemove={() => onRows(rows.filter((one) => one.key !== row.key))}
        />
      ))}
      <Button small kind="quiet" icon={<Plus aria-hidden="true" />} onClick={() => onRows([...rows, rowOf()])}>
        {t("add_value")}
      </Button>
    </fieldset>
  );
}

type RowProps = { row: ValueRow; product: Product; onChange: (row: ValueRow) => void; onRemove: () => void };

function Row({ row, product, onChange, onRemove }: RowProps) {
  const { t } = useSpeech();
  const name = useNames(product);
  return (
    <div className="value-row field">
      <select
        aria-label={t("characteristic")}
        value={row.name}
        onChange={(event) => onChange({ ...row, name: event.target.value, value: "" })}
      >
        <option value="">{t("pick_one")}</option>
        {Object.keys(product.characteristics).map((code) => (
          <option key={code} value={code}>
            {name(code)}
          </option>
        ))}
      </select>
      <ValueField row={row} product={product} onChange={onChange} />
      <button type="button" className="icon-button" aria-label={t("remove_value")} onClick={onRemove}>
        <X aria-hidden="true" />
      </button>
    </div>
  );
}

function ValueField({ row, product, onChange }: Omit<RowProps, "onRemove">) {
  const { t } = useSpeech();
  const name = useNames(product);
  const id = useId();
  const characteristic = product.characteristics[row.name];
  if (!isListed(characteristic))
    return (
      <input
        id={id}
        aria-label={t("value")}
        value={row.value}
        inputMode="decimal"
        onChange={(event) => onChange({ ...row, value: event.target.value })}
      />
    );
  const listed = characteristic?.values.map((one) => one.code) ?? [];
  const values = listed.length > 0 ? listed : ["true", "false"];
  return (
    <select
      aria-label={t("value")}
      value={row.value}
      onChange={(event) => onChange({ ...row, value: event.target.value })}
    >
      <option value="">{t("pick_one")}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {name(row.name, value)}
        </option>
      ))}
    </select>
  );
}

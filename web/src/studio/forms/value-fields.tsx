/** A value, or several: chosen by the names that customers see where they are listed, written where they are not. */
import { X } from "lucide-react";
import { useSpeech } from "../../i18n/language";
import type { Named } from "../rule-words";
import { codeOf, joined, parted } from "./rule-fields";

type OneProps = {
  value: string;
  choices: Named[] | null;
  unit: string;
  onChange: (value: string) => void;
};

export function OneValue({ value, choices, unit, onChange }: OneProps) {
  const { t } = useSpeech();
  if (!choices)
    return (
      <input
        className="mono"
        aria-label={t("value")}
        placeholder={unit ? `0 ${unit}` : ""}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  const known = choices.find((one) => codeOf(one.code) === codeOf(value));
  return (
    <select aria-label={t("value")} value={known?.code ?? value} onChange={(event) => onChange(event.target.value)}>
      {!known && <option value={value}>{value || t("pick_one")}</option>}
      {choices.map((one) => (
        <option key={one.code} value={one.code}>
          {labelOf(one)}
        </option>
      ))}
    </select>
  );
}

type SeveralProps = { values: string[]; choices: Named[] | null; onChange: (values: string[]) => void };

export function SeveralValues({ values, choices, onChange }: SeveralProps) {
  const { t } = useSpeech();
  if (!choices)
    return (
      <input
        className="mono"
        aria-label={t("values")}
        autoComplete="off"
        spellCheck={false}
        defaultValue={joined(values)}
        onChange={(event) => onChange(parted(event.target.value))}
      />
    );
  const chosen = new Set(values.map(codeOf));
  const left = choices.filter((one) => !chosen.has(codeOf(one.code)));
  return (
    <span className="chips">
      {values.map((value) => (
        <Chip
          key={value}
          label={labelOf(choices.find((one) => codeOf(one.code) === codeOf(value)) ?? { code: value, name: "" })}
          onRemove={() => onChange(values.filter((one) => one !== value))}
        />
      ))}
      {left.length > 0 && (
        <select
          aria-label={t("add_value")}
          value=""
          onChange={(event) => event.target.value && onChange([...values, event.target.value])}
        >
          <option value="">{t("add_value")}</option>
          {left.map((one) => (
            <option key={one.code} value={one.code}>
              {labelOf(one)}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

export function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useSpeech();
  return (
    <span className="chip">
      {label}
      <button type="button" aria-label={t("remove_named", { name: label })} onClick={onRemove}>
        <X aria-hidden="true" />
      </button>
    </span>
  );
}

export const labelOf = ({ code, name }: Named) => {
  const plain = codeOf(code);
  return name && name !== plain ? `${name} (${plain})` : plain;
};

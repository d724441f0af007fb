/** Markets that something holds in: none chosen means all of them. */
import { useSpeech } from "../../i18n/language";
import { useMarket } from "../../shop/market";
import { FieldNotes } from "./field-notes";

type Props = { field: string; chosen: string[]; onChange: (markets: string[]) => void };

export function MarketsField({ field, chosen, onChange }: Props) {
  const { t, text } = useSpeech();
  const { markets } = useMarket();
  const known = markets.map((one) => ({ code: one.code, name: text(one.name) }));
  const strange = chosen.filter((code) => !known.some((one) => one.code === code));
  const all = [...known, ...strange.map((code) => ({ code, name: code }))];
  return (
    <fieldset className="markets-field">
      <legend>{t("rule_markets")}</legend>
      <p className="field-hint">{t("rule_markets_hint")}</p>
      <span className="markets-list">
        {all.map(({ code, name }) => (
          <label key={code} className="test-radio">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? all.map((one) => one.code).filter((one) => one === code || chosen.includes(one))
                    : chosen.filter((one) => one !== code),
                )
              }
            />
            {name}
          </label>
        ))}
      </span>
      <FieldNotes field={field} deep />
    </fieldset>
  );
}

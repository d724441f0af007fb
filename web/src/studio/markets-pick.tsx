/** The markets a new product is to be sold in: all of them, but those that are left out. */
import { useSpeech } from "../i18n/language";
import { useMarket } from "../shop/market";

type Props = { left: string[]; onLeave: (markets: string[]) => void };

export function MarketsPick({ left, onLeave }: Props) {
  const { t, text } = useSpeech();
  const { markets } = useMarket();
  if (markets.length === 0) return null;
  return (
    <fieldset className="markets-field">
      <legend>{t("sold_in_markets")}</legend>
      <span className="markets-list">
        {markets.map((one) => (
          <label key={one.code} className="test-radio">
            <input
              type="checkbox"
              checked={!left.includes(one.code)}
              onChange={(event) =>
                onLeave(event.target.checked ? left.filter((code) => code !== one.code) : [...left, one.code])
              }
            />
            {text(one.name)}
          </label>
        ))}
      </span>
    </fieldset>
  );
}

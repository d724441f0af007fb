/** The bar over the shop: whose shop it is, in which market and language, by day or by night. */
import { useSpeech } from "../i18n/language";
import { LanguageSwitch, ThemeSwitch, Wordmark } from "../ui/chrome";
import { useMarket } from "./market";

export function ShopHeader({ marketFixed }: { marketFixed?: boolean }) {
  const { t, text } = useSpeech();
  const { markets, market, move } = useMarket();
  const current = markets.find((one) => one.code === market);
  return (
    <header className="bar">
      <a className="skip-link" href="#main">
        {t("skip")}
      </a>
      <Wordmark />
      <div className="bar-end">
        {marketFixed ? (
          <span className="muted bar-fact">{current ? `${text(current.name)}, ${current.currency}` : ""}</span>
        ) : (
          <select
            className="bar-select"
            aria-label={t("market")}
            value={market ?? ""}
            onChange={(event) => move(event.target.value)}
          >
            {markets.map((one) => (
              <option key={one.code} value={one.code}>
                {text(one.name)}, {one.currency}
              </option>
            ))}
          </select>
        )}
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}

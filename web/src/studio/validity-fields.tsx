/** Asks where and when a release is to be valid: in all markets, or in some, each from its own day until its own. */
import { useId } from "react";
import type { Market } from "../api/model";
import { useSpeech } from "../i18n/language";
import { PeriodFields, type PeriodWords } from "./period-fields";
import { NO_DAYS, type ValidityForm } from "./validity";

type Props = { form: ValidityForm; markets: Named[] };
type Named = Pick<Market, "code" | "name">;

const VALID: PeriodWords = {
  from: "valid_from",
  fromHint: "valid_from_hint",
  until: "valid_until_day",
  untilHint: "valid_until_hint",
};

export function ValidityFields({ form, markets }: Props) {
  const { t } = useSpeech();
  const { isEverywhere, days } = form.state;
  if (markets.length < 2) return <PeriodFields words={VALID} days={days} onChange={form.setDays} />;
  return (
    <>
      <Where form={form} />
      {isEverywhere ? (
        <PeriodFields words={VALID} days={days} onChange={form.setDays} />
      ) : (
        <>
          <p className="field-hint">{t("some_markets_hint")}</p>
          {markets.map((market) => (
            <InMarket key={market.code} form={form} market={market} />
          ))}
          {Object.keys(form.state.picked).length === 0 && <p className="field-hint">{t("pick_a_market")}</p>}
        </>
      )}
    </>
  );
}

function Where({ form }: { form: ValidityForm }) {
  const { t } = useSpeech();
  const name = useId();
  const { isEverywhere } = form.state;
  return (
    <fieldset className="validity-where">
      <legend>{t("valid_where")}</legend>
      <label>
        <input type="radio" name={name} checked={isEverywhere} onChange={() => form.setEverywhere(true)} />
        {t("in_all_markets")}
      </label>
      <label>
        <input type="radio" name={name} checked={!isEverywhere} onChange={() => form.setEverywhere(false)} />
        {t("in_some_markets")}
      </label>
    </fieldset>
  );
}

function InMarket({ form, market }: { form: ValidityForm; market: Named }) {
  const { text } = useSpeech();
  const days = form.state.picked[market.code];
  const name = text(market.name) || market.code.toUpperCase();
  return (
    <fieldset className="validity-market">
      <legend className="visually-hidden">{name}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={days !== undefined}
          onChange={(event) => form.setMarket(market.code, event.target.checked ? NO_DAYS : null)}
        />
        {name}
      </label>
      {days && <PeriodFields words={VALID} days={days} onChange={(changed) => form.setMarket(market.code, changed)} />}
    </fieldset>
  );
}

/** What the product can cost with the choices made, a budget and what it leaves, and the cheapest way to have them. */
import { useState } from "react";
import type { SessionView, ValuePrices } from "../api/model";
import { type Speech, useSpeech } from "../i18n/language";
import { Field } from "../ui/field";
import { Button } from "../ui/parts";
import { useConfiguration } from "./context";
import { characteristicName, list, valueName } from "./naming";
import { amountOf } from "./value-prices";

/** Values named for one amount; the others are counted. */
const NAMED = 3;

export function BudgetPanel() {
  const { t } = useSpeech();
  const { configurator, pricing } = useConfiguration();
  const { view, waiting } = configurator.state;
  const { prices, budget } = pricing;
  const busy = waiting.length > 0;
  const isCheapest = prices?.least != null && view?.price?.total.amount === prices.least.amount;
  return (
    <>
      <h2>{t("budget_title")}</h2>
      <Range prices={prices} />
      <BudgetField />
      <div className="budget-said" role="status" data-testid="budget-said">
        {prices?.budget && <Said prices={prices} />}
      </div>
      <div className="budget-actions">
        {budget !== null && (
          <Button busy={busy} onClick={() => configurator.best({ goal: "nearest", budget })}>
            {t("fit_budget")}
          </Button>
        )}
        <Button busy={busy} disabled={isCheapest} onClick={() => configurator.best({ goal: "cheapest" })}>
          {t("take_cheapest")}
        </Button>
        {readsMargins(view) && (
          <Button busy={busy} onClick={() => configurator.best({ goal: "margin" })}>
            {t("take_margin")}
          </Button>
        )}
        {isCheapest && <p className="muted">{t("nothing_cheaper")}</p>}
      </div>
    </>
  );
}

/** Whoever may read margins is told one with every price, be it known or not; nobody else has the field. */
export function readsMargins(view: SessionView | null): boolean {
  return view?.price?.margin !== undefined;
}

/** From the lowest to the highest total that is still possible. The line keeps its place while it is worked out. */
export function Range({ prices }: { prices: ValuePrices | null }) {
  const { t, money } = useSpeech();
  if (prices && !(prices.least && prices.greatest)) return null;
  return (
    <p className="price-range" data-testid="price-range">
      {prices?.least && prices.greatest
        ? t("price_range", { least: money(prices.least), greatest: money(prices.greatest) })
        : t("price_range_coming")}
    </p>
  );
}

function BudgetField() {
  const { t } = useSpeech();
  const { configurator, pricing } = useConfiguration();
  const [text, setText] = useState(pricing.budget ?? "");
  const [wrong, setWrong] = useState(false);
  const change = (typed: string) => {
    setText(typed);
    const amount = amountOf(typed);
    if (amount !== null || !typed.trim()) setWrong(false);
    pricing.setBudget(amount);
  };
  return (
    <Field
      label={t("budget_label", { currency: configurator.state.view?.currency ?? "" })}
      hint={t("budget_hint")}
      error={wrong ? t("budget_wrong") : null}
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setWrong(text.trim() !== "" && amountOf(text) === null)}
    />
  );
}

function Said({ prices }: { prices: ValuePrices }) {
  const speech = useSpeech();
  const { t } = speech;
  const { budget } = prices;
  if (!budget || budget.is_enough === null) return null;
  if (!budget.is_enough) return <p>{t("budget_short", { least: prices.least ? speech.money(prices.least) : "" })}</p>;
  if (budget.unlocks.length === 0) return <p>{t("budget_enough")}</p>;
  return (
    <>
      <p>{t("budget_unlocks")}</p>
      <ul className="unlocks">
        {budget.unlocks.map((unlock) => (
          <li key={unlock.more.amount}>
            <strong>{speech.money(unlock.more, { signed: true, short: true })}</strong>
            <Unlocked speech={speech} values={unlock.values} />
          </li>
        ))}
      </ul>
    </>
  );
}

type Values = { characteristic: string; value: string }[];

function Unlocked({ speech, values }: { speech: Speech; values: Values }) {
  const { product } = useConfiguration();
  const named = values
    .slice(0, NAMED)
    .map(
      (one) =>
        `${characteristicName(speech, product, one.characteristic)}: ${valueName(speech, product, one.characteristic, one.value)}`,
    );
  const more = values.length - named.length;
  return <span>{list(speech.language, more > 0 ? [...named, speech.t("unlocks_more", { count: more })] : named)}</span>;
}

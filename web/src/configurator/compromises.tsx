/** What better costs: for something that may be better or worse, the cheapest product of each kind, side by side. */
import { useState } from "react";
import type { Compromises } from "../api/model";
import * as sessions from "../api/sessions";
import { useSpeech } from "../i18n/language";
import { ProblemNotice, Skeleton } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { readsMargins } from "./budget";
import { useConfiguration } from "./context";
import { characteristicName, valueName } from "./naming";
import { placesOf } from "./price-track";
import "./compromises.css";

type Against = Compromises["against"];
const AGAINST: Against[] = ["price", "margin"];

/** The characteristics of which the catalogue says that some values are better. */
export function useJudged(): string[] {
  const { product } = useConfiguration();
  return Object.keys(product.characteristics).filter((name) => product.characteristics[name]?.better);
}

export function CompromisesPanel() {
  const speech = useSpeech();
  const { t } = speech;
  const { product, configurator } = useConfiguration();
  const judged = useJudged();
  const [asked, setAsked] = useState(judged[0] ?? "");
  const [against, setAgainst] = useState<Against>("price");
  const { view } = configurator.state;
  const { id = "", version = 0 } = view ?? {};
  const question = `${id} ${version} ${asked} ${against}`;
  const { data, problem, reload } = useLoad(() => sessions.compromises(id, asked, against), question);
  const found = data?.characteristic === asked && data.against === against ? data : null;
  return (
    <>
      <h2>{t("compromises_title")}</h2>
      <p className="muted compromises-hint">{t("compromises_hint")}</p>
      <fieldset className="compromises-of">
        <legend className="visually-hidden">{t("compromises_of")}</legend>
        {judged.map((name) => (
          <button key={name} type="button" aria-pressed={name === asked} onClick={() => setAsked(name)}>
            {characteristicName(speech, product, name)}
          </button>
        ))}
      </fieldset>
      {readsMargins(view) && (
        <fieldset className="compromises-of">
          <legend className="visually-hidden">{t("compromises_against")}</legend>
          {AGAINST.map((one) => (
            <button key={one} type="button" aria-pressed={one === against} onClick={() => setAgainst(one)}>
              {t(one === "price" ? "against_price" : "against_margin")}
            </button>
          ))}
        </fieldset>
      )}
      <div className="compromises" role="status" data-testid="compromises">
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {found ? <Rows found={found} /> : !problem && <Skeleton className="skeleton-compromises" />}
      </div>
    </>
  );
}

function Rows({ found }: { found: Compromises }) {
  const { t } = useSpeech();
  const places = placesOf(
    found.compromises.map((one) => one.total.amount),
    found.total?.amount ?? null,
  );
  return (
    <>
      <ol className="compromise-rows">
        {found.compromises.map((one, index) => (
          <Row key={one.value} found={found} one={one} place={places.each[index] ?? 0} now={places.now} />
        ))}
      </ol>
      {found.compromises.length < 2 && <p className="muted">{t("compromises_one")}</p>}
      {!found.decided && <p className="muted">{t("compromises_partial")}</p>}
    </>
  );
}

type RowProps = {
  found: Compromises;
  one: Compromises["compromises"][number];
  place: number;
  now: number | null;
};

/** A compromise: its value, where its price stands between the lowest and the highest, and what it adds or saves. */
function Row({ found, one, place, now }: RowProps) {
  const speech = useSpeech();
  const { t, money } = speech;
  const { product, configurator } = useConfiguration();
  const isNow = one.value === found.shown && one.total.amount === found.total?.amount;
  const name = valueName(speech, product, found.characteristic, one.value);
  const goal = found.against === "margin" ? "margin" : "cheapest";
  const difference = one.difference && money(one.difference, { signed: true, short: true });
  return (
    <li>
      <button
        type="button"
        className="compromise"
        aria-current={isNow || undefined}
        disabled={configurator.state.waiting.length > 0}
        onClick={() => configurator.best({ goal, having: { [found.characteristic]: one.value } })}
      >
        <span className="compromise-name">{name}</span>
        <span className="compromise-track" aria-hidden="true">
          {now !== null && <i className="compromise-now" style={{ insetInlineStart: `${now}%` }} />}
          <i className="compromise-dot" style={{ insetInlineStart: `${place}%` }} />
        </span>
        <span className="compromise-total">{money(one.total)}</span>
        <span className="compromise-difference">{isNow ? t("compromise_now") : difference}</span>
      </button>
    </li>
  );
}

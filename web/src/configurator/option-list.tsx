/** The values of one characteristic as a radio group: rows, cards, swatches or segments.
    Arrow keys move, Space and Enter choose: moving never chooses, because an impossible value opens its reason. */
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Characteristic, OptionPrice, Picture, ValueInfo, ValuePrice } from "../api/model";
import { type Speech, useSpeech } from "../i18n/language";
import { sign } from "../price/decimal";
import { Again } from "../price/recurring";
import { stageWords } from "../shop/life";
import { Amount } from "../ui/parts";
import { useConfiguration } from "./context";
import type { Form } from "./forms";
import { STATE_WORDS, StateMark } from "./marks";
import { valueName } from "./naming";
import { useOptionPrices } from "./option-prices";
import { found } from "./search";
import { isAsked, type OptionState, optionState, shownValue } from "./state";
import { priceOf } from "./value-prices";

/** Longer lists fold: what fits comes first, the rest is one press away. */
const FOLD_ABOVE = 9;
const FOLDED = 6;

type Props = { form: Form; name: string; info: Characteristic; query: string; labelledBy: string };

export function OptionList({ form, name, info, query, labelledBy }: Props) {
  const speech = useSpeech();
  const { product, configurator } = useConfiguration();
  const { state } = configurator;
  const [open, setOpen] = useState(false);
  const prices = useOptionPrices(name);
  const shown = shownValue(state, name);
  const matching = useMemo(
    () =>
      info.values.filter((value) => found(query, speech.language, value, valueName(speech, product, name, value.code))),
    [info, query, speech, product, name],
  );
  const folds = !query && !open && matching.length > FOLD_ABOVE && form !== "segments" && form !== "swatches";
  const visible = folds ? fold(matching, (code) => optionState(state, name, code)) : matching;
  const group = useRef<HTMLDivElement>(null);
  if (matching.length === 0) return null;
  const stop = visible.some((value) => value.code === shown) ? shown : (visible[0]?.code ?? null);
  return (
    <>
      <div
        ref={group}
        className={`options options-${form}`}
        role="radiogroup"
        aria-labelledby={labelledBy}
        onKeyDown={move}
      >
        {visible.map((value) => (
          <Option
            key={value.code}
            form={form}
            characteristic={name}
            value={value}
            state={optionState(state, name, value.code)}
            checked={value.code === shown}
            price={prices.get(value.code)}
            stop={value.code === stop}
            onPress={() =>
              value.code !== shown || state.view?.state[name]?.origin !== "chosen"
                ? configurator.choose(name, value.code)
                : undefined
            }
          />
        ))}
      </div>
      {folds && (
        <button type="button" className="link-button fold-button" onClick={() => setOpen(true)}>
          {speech.t("show_all", { count: matching.length })}
        </button>
      )}
    </>
  );
}

/** The first few that fit, in the catalogue's order, and always the one that stands. */
function fold(values: ValueInfo[], stateOf: (code: string) => OptionState): ValueInfo[] {
  const possible = values.filter((value) => stateOf(value.code) !== "impossible");
  const first = new Set((possible.length >= FOLDED ? possible : values).slice(0, FOLDED));
  return values.filter((value) => first.has(value) || ["chosen", "forced", "default"].includes(stateOf(value.code)));
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function move(event: KeyboardEvent<HTMLDivElement>) {
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
  const at = options.indexOf(document.activeElement as HTMLElement);
  const step = STEPS[event.key];
  const to = event.key === "Home" ? 0 : event.key === "End" ? options.length - 1 : step === undefined ? -1 : at + step;
  const next = options[(to + options.length) % options.length];
  if (at < 0 || (step === undefined && event.key !== "Home" && event.key !== "End")) return;
  event.preventDefault();
  next?.focus();
}

type OptionProps = {
  form: Form;
  characteristic: string;
  value: ValueInfo;
  state: OptionState;
  checked: boolean;
  price: OptionPrice | undefined;
  stop: boolean;
  onPress: () => void;
};

function Option({ form, characteristic, value, state, checked, price, stop, onPress }: OptionProps) {
  const speech = useSpeech();
  const { product, configurator, pricing } = useConfiguration();
  const name = valueName(speech, product, characteristic, value.code);
  const help = speech.text(value.help);
  const asked = isAsked(configurator.state, characteristic, value.code);
  const least = priceOf(pricing, characteristic, value.code);
  const over = state === "impossible" ? null : overBudget(speech, least);
  const life = stageWords(speech, value.life);
  return (
    <button
      type="button"
      role="radio"
      aria-checked={checked}
      aria-label={name}
      aria-description={[help, life, speech.t(STATE_WORDS[state]), over].filter(Boolean).join(". ")}
      tabIndex={stop ? 0 : -1}
      className={`option option-${state}${over ? " option-over" : ""}`}
      aria-busy={asked || undefined}
      data-testid="option"
      data-characteristic={characteristic}
      data-value={value.code}
      data-state={state}
      data-over={over ? true : undefined}
      title={over ?? undefined}
      onClick={onPress}
    >
      <StateMark state={state} />
      {form === "swatches" && (
        <i className="swatch" style={{ background: value.swatch ?? "var(--sunken)" }} aria-hidden="true" />
      )}
      {value.picture && form !== "segments" && form !== "swatches" && <ValuePicture picture={value.picture} />}
      <span className="option-words">
        <span className="option-name">{name}</span>
        {form !== "segments" && help && <span className="option-help">{help}</span>}
        {form !== "segments" && life && <span className="option-note">{life}</span>}
        {form !== "segments" && form !== "swatches" && <StateWord state={state} asked={asked} />}
        {form !== "segments" && form !== "swatches" && over && <span className="option-note">{over}</span>}
      </span>
      {form !== "segments" && form !== "swatches" && (
        <OptionCost checked={checked} price={price} least={state === "impossible" ? least : undefined} />
      )}
    </button>
  );
}

/** What the value looks like, beside its name: words only where the catalogue has some that say more. */
function ValuePicture({ picture }: { picture: Picture }) {
  const { text } = useSpeech();
  return (
    <img
      className="option-picture"
      src={`${picture.url}?width=160`}
      width={picture.width}
      height={picture.height}
      alt={text(picture.alt)}
      loading="lazy"
    />
  );
}

function StateWord({ state, asked }: { state: OptionState; asked: boolean }) {
  const { t } = useSpeech();
  if (state !== "impossible") return null;
  return <span className="option-state">{t(asked ? "finding_why" : "see_why")}</span>;
}

function overBudget({ t, money }: Speech, least: ValuePrice | undefined): string | null {
  return least?.over ? t("over_budget", { amount: money(least.over, { short: true }) }) : null;
}

type CostProps = { checked: boolean; price: OptionPrice | undefined; least: ValuePrice | undefined };

/** What the value costs here: in the total already, or by how much the total would change. For one that does not fit:
    what the cheapest product with it costs, once the choices against it are changed. */
function OptionCost({ checked, price, least }: CostProps) {
  const { t, money } = useSpeech();
  if (least?.total)
    return (
      <span className="option-price muted">
        {t("price_from", { amount: money(least.total, { short: true }) })}
        <span className="option-brings">{t("choices_to_change", { count: least.changes })}</span>
      </span>
    );
  if (checked) return <span className="option-price muted">{t("price_included")}</span>;
  if (!price?.difference) return null;
  const again = price.recurring.map((one) => ({ every: one.every, amount: one.difference }));
  const once = sign(price.difference.amount) !== 0;
  if (!once && again.length === 0) return <span className="option-price muted">{t("same_price")}</span>;
  return (
    <span className="option-price">
      {once && <Amount money={price.difference} style={{ signed: true, short: true }} />}
      <Again prices={again} signed />
      {price.changes.length > 0 && (
        <span className="option-brings">{t("brings_changes", { count: price.changes.length })}</span>
      )}
    </span>
  );
}

/** The whole product in words: every group, every value, and where each value came from. */
import { Pencil } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Origin } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Range } from "./budget";
import { useConfiguration } from "./context";
import { StateMark } from "./marks";
import { characteristicName, computed, valueFacts, valueName } from "./naming";
import type { OptionState } from "./state";

const MARKS: Record<Origin, OptionState> = {
  chosen: "chosen",
  forced: "forced",
  default: "default",
  preferred: "default",
  first: "default",
  computed: "possible",
};

export function Summary({ onStep }: { onStep: (code: string) => void }) {
  const { t, text } = useSpeech();
  const { product, pricing } = useConfiguration();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const grouped = new Set(product.groups.flatMap((group) => group.characteristics));
  return (
    <div className="summary">
      <h2 ref={heading} tabIndex={-1}>
        {t("specification")}
      </h2>
      <Range prices={pricing.prices} />
      <ul className="legend">
        <li>
          <StateMark state="chosen" /> {t("legend_chosen")}
        </li>
        <li>
          <StateMark state="forced" /> {t("legend_forced")}
        </li>
        <li>
          <StateMark state="default" /> {t("legend_default")}
        </li>
      </ul>
      {product.groups.map((group) => (
        <section key={group.code} className="summary-group">
          <header>
            <h3>{text(group.name)}</h3>
            <button
              type="button"
              className="link-button"
              onClick={() => onStep(group.code)}
              aria-label={t("change_group", { name: text(group.name) })}
            >
              <Pencil aria-hidden="true" />
              {t("change")}
            </button>
          </header>
          <Values names={group.characteristics} />
        </section>
      ))}
      {grouped.size < Object.keys(product.characteristics).length && (
        <section className="summary-group">
          <header>
            <h3>{t("computed_facts")}</h3>
          </header>
          <Values names={computed(product).filter((name) => !grouped.has(name))} />
        </section>
      )}
    </div>
  );
}

function Values({ names }: { names: string[] }) {
  const speech = useSpeech();
  const { product, configurator } = useConfiguration();
  const state = configurator.state.view?.state ?? {};
  return (
    <dl>
      {names.map((name) => {
        const settled = state[name];
        if (!settled || !product.characteristics[name]) return null;
        return (
          <div key={name}>
            <dt>{characteristicName(speech, product, name)}</dt>
            <dd>
              {valueName(speech, product, name, settled.value)}
              <StateMark state={MARKS[settled.origin]} />
              <Facts facts={valueFacts(speech, product, name, settled.value)} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What the catalogue knows of the value: measures, and the number that shops and warehouses scan. */
function Facts({ facts }: { facts: string[] }) {
  if (facts.length === 0) return null;
  return <span className="summary-facts">{facts.join(", ")}</span>;
}

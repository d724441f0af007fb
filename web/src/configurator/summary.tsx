/** The whole product in words: every group, every value, and where each value came from. */
import { Pencil } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Origin } from "../api/model";
import { useSpeech } from "../i18n/language";
import { useConfiguration } from "./context";
import { StateMark } from "./marks";
import { characteristicName, valueName } from "./naming";
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
  const speech = useSpeech();
  const { t, text } = speech;
  const { product, configurator } = useConfiguration();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const state = configurator.state.view?.state ?? {};
  return (
    <div className="summary">
      <h2 ref={heading} tabIndex={-1}>
        {t("specification")}
      </h2>
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
          <dl>
            {group.characteristics.map((name) => {
              const settled = state[name];
              if (!settled || !product.characteristics[name]) return null;
              return (
                <div key={name}>
                  <dt>{characteristicName(speech, product, name)}</dt>
                  <dd>
                    {valueName(speech, product, name, settled.value)}
                    <StateMark state={MARKS[settled.origin]} />
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </div>
  );
}

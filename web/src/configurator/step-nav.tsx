/** The groups as steps: where one is, what one chose in each, and where the last click moved something. */
import { useEffect, useRef } from "react";
import type { Group } from "../api/model";
import { useSpeech } from "../i18n/language";
import { useConfiguration } from "./context";
import { wasChanged } from "./state";

/** The last step: the whole specification and the way to a quote. */
export const SUMMARY = "summary";

export function StepNav({ step, onStep }: { step: string; onStep: (step: string) => void }) {
  const { t } = useSpeech();
  const { product } = useConfiguration();
  const strip = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the strip follows the step
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>('[aria-current="step"]');
    if (strip.current && current)
      strip.current.scrollLeft = current.offsetLeft - strip.current.clientWidth / 2 + current.clientWidth / 2;
  }, [step]);
  return (
    <nav className="steps" aria-label={t("steps")}>
      <ol ref={strip}>
        {product.groups.map((group, index) => (
          <li key={group.code}>
            <StepButton group={group} index={index + 1} current={group.code === step} onStep={onStep} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className="step"
            aria-current={step === SUMMARY ? "step" : undefined}
            onClick={() => onStep(SUMMARY)}
          >
            {t("summary")}
          </button>
        </li>
      </ol>
    </nav>
  );
}

function StepButton({
  group,
  index,
  current,
  onStep,
}: {
  group: Group;
  index: number;
  current: boolean;
  onStep: (step: string) => void;
}) {
  const { t, text } = useSpeech();
  const { configurator } = useConfiguration();
  const { view } = configurator.state;
  const chosen = group.characteristics.filter((name) => view?.state[name]?.origin === "chosen").length;
  const changed = group.characteristics.some((name) => wasChanged(configurator.state, name));
  return (
    <button
      type="button"
      className="step"
      aria-current={current ? "step" : undefined}
      onClick={() => onStep(group.code)}
    >
      <span className="step-index" aria-hidden="true">
        {index}
      </span>
      {text(group.name)}
      {chosen > 0 && (
        <span className="step-count">
          {chosen}
          <span className="visually-hidden"> {t("chosen_count", { count: chosen })}</span>
        </span>
      )}
      {changed && (
        <span className="changed-dot">
          <span className="visually-hidden">{t("changed")}</span>
        </span>
      )}
    </button>
  );
}

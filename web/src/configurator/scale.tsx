/** Many numbers in a row: a slider over the values, with a mark under each that fits, and buttons for one step.
    Letting go on a value that does not fit asks for it like any other, and so opens its reason. */
import { Minus, Plus } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { Characteristic } from "../api/model";
import { useSpeech } from "../i18n/language";
import { useConfiguration } from "./context";
import { STATE_WORDS } from "./marks";
import { valueName } from "./naming";
import { optionState, shownValue } from "./state";

type Props = { name: string; info: Characteristic; labelledBy: string };

/** A held arrow key or a drag asks once, when it has come to rest. */
const REST = 350;

export function Scale({ name, info, labelledBy }: Props) {
  const speech = useSpeech();
  const { product, configurator } = useConfiguration();
  const { state } = configurator;
  const settled = Math.max(
    0,
    info.values.findIndex((value) => value.code === shownValue(state, name)),
  );
  const [at, setAt] = useState(settled);
  const rest = useRef<number | undefined>(undefined);
  const ticks = useId();
  // Whatever the server answers (also "not possible") brings the thumb back to the value that stands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view's identity is the answer
  useEffect(() => setAt(settled), [settled, state.view]);
  useEffect(() => () => clearTimeout(rest.current), []);

  const go = (index: number) => {
    const value = info.values[index];
    if (!value) return;
    setAt(index);
    clearTimeout(rest.current);
    rest.current = window.setTimeout(() => configurator.choose(name, value.code), REST);
  };
  const code = info.values[at]?.code ?? "";
  const words = valueName(speech, product, name, code);
  return (
    <div className="scale">
      <div className="scale-row">
        <button
          type="button"
          className="icon-button scale-step"
          aria-label={speech.t("less", { name: speech.text(info.name) })}
          onClick={() => go(at - 1)}
        >
          <Minus aria-hidden="true" />
        </button>
        <output className="scale-value">{words}</output>
        <button
          type="button"
          className="icon-button scale-step"
          aria-label={speech.t("more", { name: speech.text(info.name) })}
          onClick={() => go(at + 1)}
        >
          <Plus aria-hidden="true" />
        </button>
      </div>
      <input
        type="range"
        className="scale-slider"
        min={0}
        max={info.values.length - 1}
        step={1}
        value={at}
        aria-labelledby={labelledBy}
        aria-describedby={ticks}
        aria-valuetext={`${words}, ${speech.t(STATE_WORDS[optionState(state, name, code)])}`}
        style={{ "--filled": `${(at / Math.max(1, info.values.length - 1)) * 100}%` } as React.CSSProperties}
        onChange={(event) => go(Number(event.target.value))}
      />
      <Ticks name={name} info={info} onPick={go} />
      <p id={ticks} className="scale-ends">
        <span>{valueName(speech, product, name, info.values[0]?.code ?? null)}</span>
        <span>{valueName(speech, product, name, info.values.at(-1)?.code ?? null)}</span>
      </p>
    </div>
  );
}

/** One tick a value: full height when possible, a short cross-stroke when not. The slider is the control; these are its picture. */
function Ticks({ name, info, onPick }: { name: string; info: Characteristic; onPick: (index: number) => void }) {
  const { configurator } = useConfiguration();
  return (
    <div className="scale-ticks" aria-hidden="true">
      {info.values.map((value, index) => {
        const state = optionState(configurator.state, name, value.code);
        return (
          // biome-ignore lint/a11y: a pointer's shortcut for what the slider above does with every device
          <span
            key={value.code}
            className={`tick tick-${state}`}
            data-testid="option"
            data-characteristic={name}
            data-value={value.code}
            data-state={state}
            onClick={() => onPick(index)}
          />
        );
      })}
    </div>
  );
}

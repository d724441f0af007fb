/** Reasons in sentences, and the choices of the person that they speak of. */
import { CornerDownRight } from "lucide-react";
import type { Choice, Reason } from "../api/model";
import { useSpeech } from "../i18n/language";
import { useConfiguration } from "./context";
import { characteristicName, valueName } from "./naming";

/** More sentences than a person takes in at once fold away. */
const READABLE = 4;

export function Reasons({ reasons }: { reasons: Reason[] }) {
  const { t, text } = useSpeech();
  const sentences = [...new Set(reasons.map((reason) => text(reason.text)))].filter(Boolean);
  if (sentences.length === 0) return <p className="muted">{t("no_reason")}</p>;
  const rest = sentences.slice(READABLE);
  return (
    <div>
      <Sentences sentences={sentences.slice(0, READABLE)} />
      {rest.length > 0 && (
        <details className="fold">
          <summary>{t("more_reasons", { count: rest.length })}</summary>
          <Sentences sentences={rest} />
        </details>
      )}
    </div>
  );
}

function Sentences({ sentences }: { sentences: string[] }) {
  return (
    <ul className="reasons">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <CornerDownRight aria-hidden="true" />
          {sentence}
        </li>
      ))}
    </ul>
  );
}

export function ChoiceChips({ choices }: { choices: Choice[] }) {
  const speech = useSpeech();
  const { product } = useConfiguration();
  if (choices.length === 0) return null;
  return (
    <div className="choice-chips">
      <p className="muted">{speech.t("your_choices")}</p>
      <ul>
        {choices.map((choice) => (
          <li key={choice.characteristic}>
            <span className="muted">{characteristicName(speech, product, choice.characteristic)}</span>{" "}
            <strong>{valueName(speech, product, choice.characteristic, choice.value)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A group of the bench: each characteristic with what can be chosen in the draft, what it comes to on both sides, and the difference. */
import { CircleHelp } from "lucide-react";
import { useId } from "react";
import type { Group, Product, Trial } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Asked } from "./bench-why";
import { type Choices, difference } from "./test-words";
import { useNames } from "./use-names";

type Props = {
  group: Group;
  trial: Trial;
  product: Product;
  choices: Choices;
  onChoose: (name: string, value: string) => void;
  onAsk: (asked: Asked) => void;
};

export function BenchGroup({ group, trial, ...rest }: Props) {
  const { t, text } = useSpeech();
  return (
    <section className="review-side" aria-label={text(group.name)}>
      <h2>{text(group.name)}</h2>
      <table className="rows bench-rows">
        <thead>
          <tr>
            <th scope="col">{t("characteristic")}</th>
            <th scope="col">{t("bench_choice")}</th>
            <th scope="col">{t("draft")}</th>
            <th scope="col">{t("release")}</th>
            <th scope="col">{t("bench_difference")}</th>
          </tr>
        </thead>
        <tbody>
          {group.characteristics.map((name) => (
            <BenchRow key={name} name={name} trial={trial} {...rest} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BenchRow({ name, trial, product, choices, onChoose, onAsk }: Omit<Props, "group"> & { name: string }) {
  const { t } = useSpeech();
  const label = useNames(product);
  const id = useId();
  const { draft, release } = trial;
  const says = (side: typeof draft | null) => {
    const value = side?.configuration[name];
    return value === undefined ? "–" : label(name, value);
  };
  const only = draft.values[name]?.length === 1 && choices[name] === undefined ? draft.values[name]?.[0] : undefined;
  const isComputed = product.characteristics[name]?.computed;
  return (
    <tr data-differs={trial.differs.includes(name) || undefined} data-testid={`bench-${name}`}>
      <th scope="row">
        <label htmlFor={id}>{label(name)}</label>
      </th>
      <td>
        {isComputed ? (
          <span className="muted">{t("bench_computed")}</span>
        ) : (
          <Choosing
            id={id}
            name={name}
            trial={trial}
            product={product}
            choices={choices}
            onChoose={onChoose}
            onAsk={onAsk}
          />
        )}
      </td>
      <td data-label={t("draft")}>
        <span>{says(draft)}</span>
        {only !== undefined && (
          <button type="button" className="link-button" onClick={() => onAsk({ name, value: only, isForced: true })}>
            <CircleHelp aria-hidden="true" />
            {t("bench_only")}
            <span className="visually-hidden">: {label(name)}</span>
          </button>
        )}
      </td>
      <td data-label={t("release")}>{says(release)}</td>
      <td data-label={t("bench_difference")}>
        <Difference name={name} trial={trial} product={product} />
      </td>
    </tr>
  );
}

type ChoosingProps = Omit<Props, "group"> & { id: string; name: string };

/** What is not possible can be picked too: it is answered with the reason. */
function Choosing({ id, name, trial, product, choices, onChoose, onAsk }: ChoosingProps) {
  const { t } = useSpeech();
  const label = useNames(product);
  const info = product.characteristics[name];
  const possible = trial.draft.values[name] ?? [];
  const listed = info?.values.map((one) => one.code) ?? [];
  const known = new Set([...listed, ...(info?.kind === "boolean" ? ["true", "false"] : []), ...possible]);
  if (choices[name]) known.add(choices[name]);
  const isLost = trial.draft.consistent === false;
  const gone = isLost ? [] : [...known].filter((value) => !possible.includes(value));
  const pick = (value: string) =>
    gone.includes(value) ? onAsk({ name, value, isForced: false }) : onChoose(name, value);
  const option = (value: string) => (
    <option key={value} value={value}>
      {label(name, value)}
    </option>
  );
  return (
    <select id={id} value={choices[name] ?? ""} onChange={(event) => pick(event.target.value)}>
      <option value="">{t("bench_open")}</option>
      {(isLost ? [...known] : possible).map(option)}
      {gone.length > 0 && <optgroup label={t("bench_gone")}>{gone.map(option)}</optgroup>}
    </select>
  );
}

/** Values named of each kind; the rest is counted. */
const NAMED = 3;

function Difference({ name, trial, product }: { name: string; trial: Trial; product: Product }) {
  const { t } = useSpeech();
  const label = useNames(product);
  if (!trial.release || !trial.differs.includes(name)) return null;
  const { gained, lost } = difference(trial.draft.values[name] ?? [], trial.release.values[name] ?? []);
  const listed = (values: string[]) => {
    const more = values.length - NAMED;
    const named = values.slice(0, NAMED).map((value) => label(name, value));
    return [...named, ...(more > 0 ? [t("bench_more", { count: more })] : [])].join(", ");
  };
  return (
    <ul className="bench-difference">
      {lost.length > 0 && <li data-kind="lost">{t("bench_lost", { values: listed(lost) })}</li>}
      {gained.length > 0 && <li data-kind="gained">{t("bench_gained", { values: listed(gained) })}</li>}
    </ul>
  );
}

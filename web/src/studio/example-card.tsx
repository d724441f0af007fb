/** One product that a draft newly forbids or allows: the values and rules to blame, the whole configuration, and somebody's word on it. */
import { Check, History, ShieldCheck, X } from "lucide-react";
import { useId, useState } from "react";
import type { DifferenceExample, Draft, Product } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { addTests } from "../api/proving";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Field } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { Link } from "../ui/router";
import { addressOf } from "./address";
import { chosenOf } from "./test-words";
import { useNames } from "./use-names";

type CardProps = {
  /** None where releases are compared: there is nothing to decide. */
  draft: Draft | null;
  market: string;
  product: Product | null;
  side: "forbidden" | "allowed";
  example: DifferenceExample;
  onKept?: (() => void) | undefined;
};

export function ExampleCard({ draft, market, product, side, example, onKept }: CardProps) {
  const { t } = useSpeech();
  const heading = useId();
  const name = useNames(product);
  return (
    <article className="example-card" aria-labelledby={heading} data-testid={`example-${side}`}>
      {example.recorded && (
        <p className="example-sold">
          <History aria-hidden="true" />
          {t("example_sold")}
        </p>
      )}
      <h3 id={heading}>{t(titleOf(side, example))}</h3>
      {example.names.length > 0 && (
        <dl className="example-blame">
          {example.names.map((code) => (
            <div key={code}>
              <dt>{name(code)}</dt>
              <dd>{name(code, example.configuration[code])}</dd>
            </div>
          ))}
        </dl>
      )}
      <Blame draft={draft} example={example} side={side} />
      <Whole example={example} product={product} />
      {draft?.state === "open" && (
        <VerdictForm draft={draft} market={market} product={product} side={side} example={example} onKept={onKept} />
      )}
    </article>
  );
}

/** Without values to blame the rules exclude whatever is chosen: the one side has no configuration at all. */
function titleOf(side: CardProps["side"], example: DifferenceExample): Key {
  if (example.names.length === 0) return side === "forbidden" ? "example_nothing" : "example_now_anything";
  if (example.names.length === 1) return side === "forbidden" ? "example_not_possible" : "example_now_possible";
  return side === "forbidden" ? "example_not_together" : "example_now_together";
}

function Blame({ draft, example, side }: Pick<CardProps, "draft" | "example" | "side">) {
  const { t } = useSpeech();
  if (example.rules.length + example.computed.length === 0) return null;
  return (
    <p className="example-rules">
      {t(side === "forbidden" ? "example_because" : "example_was_because")}{" "}
      {example.rules.map((rule) => (
        <span key={rule.id}>
          {rule.place && draft ? (
            <Link className="mono" to={addressOf(draft.id, rule.place)}>
              {rule.id}
            </Link>
          ) : (
            <span className="mono">{rule.id}</span>
          )}{" "}
        </span>
      ))}
      {example.computed.map((code) => (
        <span key={code} className="mono">
          {code}{" "}
        </span>
      ))}
    </p>
  );
}

function Whole({ example, product }: Pick<CardProps, "example" | "product">) {
  const { t } = useSpeech();
  const name = useNames(product);
  const entries = Object.entries(example.configuration);
  return (
    <details className="fold">
      <summary>{t("example_whole", { count: entries.length })}</summary>
      <dl className="example-whole">
        {entries.map(([code, value]) => (
          <div key={code} data-blamed={example.names.includes(code) || undefined}>
            <dt>{name(code)}</dt>
            <dd>{name(code, value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function VerdictForm({ draft, market, product, side, example, onKept }: CardProps & { draft: Draft }) {
  const { t } = useSpeech();
  const [note, setNote] = useState("");
  const [kept, setKept] = useState<boolean | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const judge = async (isRight: boolean) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const possible = (side === "allowed") === isRight;
    const choices = chosenOf(example.configuration, product);
    await addTests(draft.id, [{ market, choices, possible, note }]).then(
      () => {
        setKept(isRight);
        onKept?.();
      },
      (caught) => setProblem(asProblem(caught)),
    );
    setBusy(false);
  };
  if (kept !== null) return <KeptWord isRight={kept} possible={(side === "allowed") === kept} />;
  return (
    <div className="verdict">
      <Field
        label={t("verdict_note")}
        optional={t("optional")}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button small busy={busy} icon={<Check aria-hidden="true" />} onClick={() => judge(true)}>
        {t("verdict_right")}
      </Button>
      <Button small kind="danger" busy={busy} icon={<X aria-hidden="true" />} onClick={() => judge(false)}>
        {t("verdict_wrong")}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

function KeptWord({ isRight, possible }: { isRight: boolean; possible: boolean }) {
  const { t } = useSpeech();
  return (
    <div className="verdict-kept" role="status">
      <ShieldCheck aria-hidden="true" />
      <p>
        {t(possible ? "verdict_must" : "verdict_must_not")} {!isRight && t("verdict_breaks")}
      </p>
    </div>
  );
}

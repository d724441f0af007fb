/** One rule test in the list: what it says, what came of it and why, and what can be done with it. */
import { CircleAlert, CircleDashed, CircleHelp, FlaskConical, Pencil, Play, ShieldCheck, Trash2 } from "lucide-react";
import type { Draft, Product, RuleTest, RuleToBlame, TestOutcome } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Link } from "../ui/router";
import { addressOf } from "./address";
import { benchAddress, expectations, purpose } from "./test-words";
import { useNames } from "./use-names";

const RESULTS: Record<TestOutcome["result"], { icon: typeof Play; word: Key }> = {
  passed: { icon: ShieldCheck, word: "test_passed" },
  failed: { icon: CircleAlert, word: "test_failed" },
  undecided: { icon: CircleHelp, word: "test_undecided" },
};

/** So many choices are shown at once; a whole configuration is folded. */
const FEW = 5;

type Props = {
  draft: Draft;
  test: RuleTest;
  product: Product | null;
  outcome: TestOutcome | undefined;
  onRun?: () => void;
  onEdit?: () => void;
  onDelete?: () => void;
};

export function TestRow({ draft, test, product, outcome, onRun, onEdit, onDelete }: Props) {
  const { t, ...speech } = useSpeech();
  const name = useNames(product);
  const said = expectations(test, name, { t, ...speech });
  const title = test.note ? purpose(test.note, t) : said.join("; ");
  return (
    <li className="test-row" data-testid="test" data-result={outcome?.result}>
      <Result result={outcome?.result} />
      <div className="test-said">
        <p>
          <strong>{said.join("; ")}</strong>
          <span className="muted"> · {test.market.toUpperCase()}</span>
        </p>
        <Chosen choices={test.choices} product={product} />
        {(test.note || test.by) && (
          <p className="muted">{[test.note && purpose(test.note, t), test.by].filter(Boolean).join(" — ")}</p>
        )}
        {outcome?.misses.map((miss) => (
          <p key={miss.message.en} className="test-miss">
            {speech.text(miss.message)}
            <Blamed draft={draft} rules={miss.rules} />
          </p>
        ))}
      </div>
      <div className="test-actions">
        <Link
          className="icon-button"
          to={benchAddress(draft.id, test.market, test.choices)}
          aria-label={`${t("to_the_bench")}: ${title}`}
          title={t("to_the_bench")}
        >
          <FlaskConical aria-hidden="true" />
        </Link>
        {onRun && <Act icon={Play} word={t("run_test")} about={title} onClick={onRun} />}
        {onEdit && <Act icon={Pencil} word={t("edit_test")} about={title} onClick={onEdit} />}
        {onDelete && <Act icon={Trash2} word={t("delete_test")} about={title} onClick={onDelete} />}
      </div>
    </li>
  );
}

type ActProps = { icon: typeof Play; word: string; about: string; onClick: () => void };

function Act({ icon: Icon, word, about, onClick }: ActProps) {
  return (
    <button type="button" className="icon-button" aria-label={`${word}: ${about}`} title={word} onClick={onClick}>
      <Icon aria-hidden="true" />
    </button>
  );
}

function Result({ result }: { result: TestOutcome["result"] | undefined }) {
  const { t } = useSpeech();
  const { icon: Icon, word } = result ? RESULTS[result] : { icon: CircleDashed, word: "test_not_run" as Key };
  return (
    <p className="test-result">
      <Icon aria-hidden="true" />
      {t(word)}
    </p>
  );
}

type ChosenProps = {
  choices: Record<string, string>;
  product: Product | null;
  /** Shown in any case; the others are folded. */
  first?: string[];
};

export function Chosen({ choices, product, first = [] }: ChosenProps) {
  const { t } = useSpeech();
  const codes = Object.keys(choices);
  if (codes.length === 0) return <p className="muted">{t("test_no_choices")}</p>;
  const isShort = codes.length <= FEW;
  return (
    <>
      <ChoiceList codes={isShort ? codes : first} choices={choices} product={product} />
      {!isShort && (
        <details>
          <summary>{t("example_whole", { count: codes.length })}</summary>
          <ChoiceList codes={codes} choices={choices} product={product} />
        </details>
      )}
    </>
  );
}

function ChoiceList({ codes, choices, product }: ChosenProps & { codes: string[] }) {
  const name = useNames(product);
  if (codes.length === 0) return null;
  return (
    <dl className="test-choices">
      {codes.map((code) => (
        <div key={code}>
          <dt>{name(code)}</dt>
          <dd>{name(code, choices[code])}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Blamed({ draft, rules }: { draft: Draft; rules: RuleToBlame[] }) {
  if (rules.length === 0) return null;
  return (
    <span className="blamed">
      {rules.map((rule) =>
        rule.place ? (
          <Link key={rule.id} className="mono" to={addressOf(draft.id, rule.place)}>
            {rule.id}
          </Link>
        ) : (
          <span key={rule.id} className="mono">
            {rule.id}
          </span>
        ),
      )}
    </span>
  );
}

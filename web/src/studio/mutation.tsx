/** The mutation score: small mistakes put into each rule, how many of them a test notices, and what would notice the others. */
import { Bug, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { Draft, Market, NewTest, Product, RuleScore, Survivor } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Pick } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { Running } from "./running";
import { Blamed, Chosen } from "./test-row";
import { useMutation } from "./use-mutation";

type Props = {
  draft: Draft;
  markets: Market[];
  product: Product | null;
  onKeep: (tests: NewTest[]) => Promise<boolean>;
};

export function Mutation({ draft, markets, product, onKeep }: Props) {
  const { t, text } = useSpeech();
  const [market, setMarket] = useState(markets[0]?.code ?? "");
  return (
    <section className="review-side" aria-label={t("mutation")}>
      <h2>{t("mutation")}</h2>
      <p className="muted tests-about">{t("mutation_detail")}</p>
      <div className="review-where">
        <Pick
          label={t("market")}
          value={market}
          onPick={setMarket}
          options={markets.map((one) => ({ value: one.code, name: text(one.name) }))}
        />
      </div>
      <Judged key={market} draft={draft} market={market} product={product} onKeep={onKeep} />
    </section>
  );
}

function Judged({ draft, market, product, onKeep }: Omit<Props, "markets"> & { market: string }) {
  const { t } = useSpeech();
  const { job, isKnown, isActive, problem, found, again, stop } = useMutation(draft, market);
  const scores = found?.scores ?? [];
  const holes = scores.filter((one) => one.survivors.length > 0);
  return (
    <>
      {problem && <ProblemNotice problem={problem} onRetry={again} />}
      {isActive && job && <Running job={job} onStop={stop} />}
      {isKnown && !isActive && (
        <div className="desk-actions">
          <Button small icon={<Bug aria-hidden="true" />} onClick={again}>
            {t(found ? "mutation_again" : "mutation_begin")}
          </Button>
        </div>
      )}
      {scores.length > 0 && <Score scores={scores} />}
      {found && holes.length === 0 && <p className="verdict-kept">{t("mutation_all")}</p>}
      {holes.map((score) => (
        <RuleHoles key={score.rule.id} draft={draft} score={score} product={product} market={market} onKeep={onKeep} />
      ))}
    </>
  );
}

const killed = (scores: RuleScore[]) => scores.reduce((sum, one) => sum + one.killed, 0);
const survived = (scores: RuleScore[]) => scores.reduce((sum, one) => sum + one.survivors.length, 0);

function Score({ scores }: { scores: RuleScore[] }) {
  const { t, number, share } = useSpeech();
  const noticed = killed(scores);
  const counted = noticed + survived(scores);
  const undecided = scores.reduce((sum, one) => sum + one.undecided, 0);
  if (counted === 0) return <p>{t("mutation_nothing")}</p>;
  const facts = { share: share(noticed / counted), noticed: number(noticed), counted: number(counted) };
  return (
    <p className="review-much" data-testid="mutation-score">
      {t("mutation_score", facts)}
      {undecided > 0 && ` ${t("mutation_undecided", { count: undecided })}`}
    </p>
  );
}

type HolesProps = Omit<Props, "markets"> & { score: RuleScore; market: string };

const asTest = (survivor: Survivor, market: string, rule: string): NewTest => ({
  market,
  choices: survivor.choices,
  possible: survivor.possible,
  note: rule,
});

function RuleHoles({ draft, score, product, market, onKeep }: HolesProps) {
  const { t } = useSpeech();
  const [kept, setKept] = useState<ReadonlySet<Survivor>>(new Set());
  const left = score.survivors.filter((one) => !kept.has(one));
  const keep = async (survivors: Survivor[]) => {
    const done = await onKeep(survivors.map((one) => asTest(one, market, score.rule.id)));
    if (done) setKept(new Set([...kept, ...survivors]));
  };
  return (
    <article className="hole" data-testid="hole">
      <header>
        <h3>
          <Blamed draft={draft} rules={[score.rule]} />
        </h3>
        <span className="muted">
          {t("hole_count", { killed: score.killed, counted: score.killed + score.survivors.length })}
        </span>
        {draft.state === "open" && left.length > 1 && (
          <Button small kind="quiet" icon={<ShieldCheck aria-hidden="true" />} onClick={() => keep(left)}>
            {t("keep_all_tests", { count: left.length })}
          </Button>
        )}
      </header>
      <ul className="test-list">
        {score.survivors.map((one) => (
          <li key={`${one.mistake} ${one.part} ${JSON.stringify(one.choices)}`} className="test-row">
            <p className="test-result">{t(MISTAKES[one.mistake], { part: partOf(one, t) })}</p>
            <div className="test-said">
              <p>{t(one.possible ? "hole_possible" : "hole_impossible")}</p>
              <Chosen choices={one.choices} product={product} first={one.names} />
            </div>
            {draft.state === "open" && (
              <div className="test-actions">
                {kept.has(one) ? (
                  <span className="muted">{t("hole_kept")}</span>
                ) : (
                  <Button small icon={<ShieldCheck aria-hidden="true" />} onClick={() => keep([one])}>
                    {t("keep_test")}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}

const MISTAKES: Record<Survivor["mistake"], Key> = {
  dropped: "mistake_dropped",
  turned: "mistake_turned",
  weaker: "mistake_weaker",
  stronger: "mistake_stronger",
  "row-dropped": "mistake_row_dropped",
  "row-widened": "mistake_row_widened",
};

/** Which part of the rule: a condition as it is written, or the limit of that number. */
function partOf({ mistake, part }: Survivor, t: (key: Key, facts?: Record<string, string>) => string): string {
  const isLimit = (mistake === "weaker" || mistake === "stronger") && /^\d+$/.test(part);
  return isLimit ? t("mistake_limit", { number: part }) : part;
}

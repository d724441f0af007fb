/** The rule tests of a draft: those people wrote, those made from the rules, and how well both guard the rules. */
import { FilePlus, Play, Sparkles } from "lucide-react";
import { useState } from "react";
import type { Draft, Making, Market, NewTest, Product, RuleTests, TestOutcome, WrittenTest } from "../api/model";
import { draftProduct } from "../api/proving";
import { useSpeech } from "../i18n/language";
import { Button, Empty, ListSkeleton, Notice, ProblemNotice } from "../ui/parts";
import { Link } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { addressOf } from "./address";
import { Mutation } from "./mutation";
import { Running } from "./running";
import { TestForm } from "./test-form";
import { TestRow } from "./test-row";
import { asNew } from "./test-words";
import { useDraftMarkets } from "./use-draft-markets";
import { type Testing, useTests } from "./use-tests";
import { useKeptVersion } from "./use-version";
import "./proving.css";

type StepProps = { draft: Draft; onChanged: () => void };

export function TestsStep({ draft, onChanged }: StepProps) {
  const version = useKeptVersion(draft);
  if (version === null) return <ListSkeleton />;
  return <Tests draft={draft} version={version} onChanged={onChanged} />;
}

function Tests({ draft, version, onChanged }: StepProps & { version: number }) {
  const markets = useDraftMarkets(draft).data;
  const market = markets?.[0]?.code ?? null;
  const testing = useTests(draft, version, onChanged);
  const product = useLoad(
    async () => (market ? draftProduct(draft.id, market) : null),
    `${draft.version} ${market}`,
  ).data;
  const { list, problem } = testing;
  return (
    <div className="studio-review">
      <Head draft={draft} testing={testing} product={product} markets={markets} />
      {problem && <ProblemNotice problem={problem} onRetry={testing.runAll} />}
      {!list && !problem && <ListSkeleton />}
      {list && (
        <>
          <Written draft={draft} testing={testing} list={list} product={product} markets={markets} />
          <MadeSection draft={draft} testing={testing} list={list} product={product} />
          {markets && <Mutation draft={draft} markets={markets} product={product} onKeep={testing.add} />}
        </>
      )}
      {!list && problem && draft.state === "open" && !testing.isBusy && <MakeButton testing={testing} />}
    </div>
  );
}

type HeadProps = { draft: Draft; testing: Testing; product: Product | null; markets: Market[] | null };

function Head({ draft, testing, product, markets }: HeadProps) {
  const { t, number, moment, day } = useSpeech();
  const [writing, setWriting] = useState(false);
  const { run, running, making } = testing;
  const job = making.isActive ? making.job : running.isActive ? running.job : null;
  const first = markets?.[0]?.code;
  const tests = run ? run.passed + run.failed + run.undecided : 0;
  return (
    <div className="tests-head">
      {run && (
        <p className="tests-sum" role="status" data-testid="tests-sum" data-failed={run.failed > 0 || undefined}>
          {tests === 0
            ? t("tests_none_yet")
            : t("tests_sum", { passed: number(run.passed), failed: number(run.failed) })}
          {run.undecided > 0 && ` ${t("tests_undecided", { count: run.undecided })}`}
        </p>
      )}
      {run && tests > 0 && running.job?.ended_at && (
        <p className="muted">
          {t("tests_run_at", {
            who: running.job.asked_by,
            when: moment(running.job.ended_at),
            day: day(run.day ?? running.job.ended_at.slice(0, 10)),
          })}
        </p>
      )}
      {job ? (
        <Running job={job} onStop={making.isActive ? making.stop : running.stop} />
      ) : (
        <div className="desk-actions">
          <Button small icon={<Play aria-hidden="true" />} onClick={testing.runAll}>
            {t("run_tests")}
          </Button>
          {draft.state === "open" && product && first && (
            <Button small icon={<FilePlus aria-hidden="true" />} onClick={() => setWriting(true)}>
              {t("write_test")}
            </Button>
          )}
        </div>
      )}
      {writing && product && markets && first && (
        <TestForm
          title={t("write_test")}
          test={{ market: first, choices: {}, possible: true, note: "" }}
          product={product}
          markets={markets}
          busy={testing.isBusy}
          problem={testing.problem}
          onClose={() => setWriting(false)}
          onSave={async (test) => (await testing.save(test, null)) && setWriting(false)}
        />
      )}
    </div>
  );
}

type SectionProps = HeadProps & { list: RuleTests };

function Written({ draft, testing, list, product, markets }: SectionProps) {
  const { t } = useSpeech();
  const [editing, setEditing] = useState<WrittenTest | null>(null);
  const isOpen = draft.state === "open";
  const save = async (test: NewTest) => {
    if (editing && (await testing.save(test, editing.number))) setEditing(null);
  };
  return (
    <section className="review-side" aria-label={t("tests_written")}>
      <h2>{t("tests_written")}</h2>
      {list.items.length === 0 ? (
        <Empty title={t("tests_empty")}>
          <p className="muted">{t("tests_empty_detail")}</p>
        </Empty>
      ) : (
        <ul className="test-list">
          {list.items.map((test) => (
            <TestRow
              key={test.place}
              draft={draft}
              test={test}
              product={product}
              outcome={testing.outcomes.get(test.place)}
              onRun={() => testing.runOne(test.place)}
              {...(isOpen && product ? { onEdit: () => setEditing(test) } : {})}
              {...(isOpen ? { onDelete: () => testing.remove(test.number) } : {})}
            />
          ))}
        </ul>
      )}
      {editing && product && markets && (
        <TestForm
          title={t("edit_test")}
          test={asNew(editing)}
          product={product}
          markets={markets}
          busy={testing.isBusy}
          problem={testing.problem}
          onClose={() => setEditing(null)}
          onSave={save}
        />
      )}
    </section>
  );
}

/** Failures of generated tests that are shown; the file has the rest. */
const SHOWN = 20;

function MadeSection({ draft, testing, list, product }: Omit<SectionProps, "markets">) {
  const { t, number } = useSpeech();
  const { made } = testing;
  const { path, tests, kinds } = list.generated;
  const failed = [...testing.outcomes.values()].filter((one) => one.test.place.startsWith(`${path}:`));
  return (
    <section className="review-side" aria-label={t("tests_made")}>
      <h2>{t("tests_made")}</h2>
      <p className="muted tests-about">{t("tests_made_detail")}</p>
      {tests > 0 && (
        <p className="review-much" data-testid="tests-made">
          {t("tests_made_sum", {
            count: tests,
            tests: number(tests),
            pairs: number(kinds.pairs ?? 0),
            limits: number((kinds.least ?? 0) + (kinds.greatest ?? 0) + (kinds.limit ?? 0)),
            breaks: number(kinds.breaks ?? 0),
            guards: number(kinds.guards ?? 0),
          })}{" "}
          <Link className="mono" to={addressOf(draft.id, path)}>
            {path}
          </Link>
        </p>
      )}
      {draft.state === "open" && !testing.isBusy && <MakeButton testing={testing} again={tests > 0} />}
      {made && <MadeNow made={made} />}
      <Failures draft={draft} failed={failed} product={product} />
    </section>
  );
}

function MakeButton({ testing, again }: { testing: Testing; again?: boolean }) {
  const { t } = useSpeech();
  return (
    <Button small icon={<Sparkles aria-hidden="true" />} onClick={testing.make}>
      {t(again ? "make_tests_again" : "make_tests")}
    </Button>
  );
}

function MadeNow({ made }: { made: Making }) {
  const { t, number } = useSpeech();
  const missing = made.coverage.reduce((sum, one) => sum + one.missing + one.undecided, 0);
  return (
    <Notice tone={missing > 0 ? "changed" : "good"}>
      <p>{made.changed ? t("tests_made_now", { count: made.tests }) : t("tests_made_same")}</p>
      <ul className="made-coverage">
        {made.coverage.map((one) => (
          <li key={one.market}>
            {t("tests_coverage", {
              market: one.market.toUpperCase(),
              pairs: number(one.pairs - one.missing),
              all: number(one.pairs),
              limits: number(one.limits),
              broken: number(one.broken),
            })}
            {one.implied.length > 0 && ` ${t("tests_implied", { rules: one.implied.join(", ") })}`}
          </li>
        ))}
      </ul>
      {missing > 0 && <p>{t("tests_missing", { count: missing })}</p>}
    </Notice>
  );
}

function Failures({ draft, failed, product }: { draft: Draft; failed: TestOutcome[]; product: Product | null }) {
  const { t } = useSpeech();
  if (failed.length === 0) return null;
  return (
    <>
      <p className="tests-about">{t("tests_made_failed", { count: failed.length })}</p>
      <ul className="test-list">
        {failed.slice(0, SHOWN).map((outcome) => (
          <TestRow
            key={`${outcome.test.place} ${outcome.test.market}`}
            draft={draft}
            test={outcome.test}
            product={product}
            outcome={outcome}
          />
        ))}
      </ul>
      {failed.length > SHOWN && <p className="muted">{t("tests_more", { count: failed.length - SHOWN })}</p>}
    </>
  );
}

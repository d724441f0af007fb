/** The test bench: configure the draft beside its release, see where the two differ and why a value went. */
import { Eraser, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { Draft, Market, NewTest, Product, Trial } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { addTests, draftProduct } from "../api/proving";
import { useSpeech } from "../i18n/language";
import { Pick } from "../ui/field";
import { Button, ListSkeleton, Notice, ProblemNotice } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { BenchGroup } from "./bench-group";
import { BenchSides } from "./bench-sides";
import { type Asked, BenchWhy } from "./bench-why";
import { TestForm } from "./test-form";
import { benchAddress, type Choices, choicesIn } from "./test-words";
import { useBench } from "./use-bench";
import { useDraftMarkets } from "./use-draft-markets";
import "./proving.css";

export function BenchStep({ draft, onKept }: { draft: Draft; onKept: () => void }) {
  const { place, go } = useRouter();
  const sold = useDraftMarkets(draft);
  const markets = sold.data;
  const choices = choicesIn(place.query);
  const market = place.query.get("market") ?? markets?.[0]?.code ?? null;
  const { trial, isAsking, problem, retry } = useBench(draft.id, market, choices);
  const loaded = useLoad(async () => (market ? draftProduct(draft.id, market) : null), `${draft.version} ${market}`);
  const [asked, setAsked] = useState<Asked | null>(null);
  const choose = (chosen: Choices, where = market) => go(benchAddress(draft.id, where, chosen));
  const set = (name: string, value: string) => {
    const { [name]: _, ...others } = choices;
    setAsked(null);
    choose(value ? { ...others, [name]: value } : others);
  };
  const product = loaded.data;
  return (
    <div className="studio-review bench" aria-busy={isAsking}>
      <BenchHead
        draft={draft}
        markets={markets}
        market={market}
        choices={choices}
        product={product}
        onMarket={(to) => choose(choices, to)}
        onClear={() => choose({})}
        onKept={onKept}
      />
      {sold.problem && <ProblemNotice problem={sold.problem} onRetry={sold.reload} />}
      {problem && <ProblemNotice problem={problem} onRetry={retry} />}
      {!trial && !problem && !sold.problem && <ListSkeleton />}
      {trial && product && (
        <>
          <BenchSides draft={draft} trial={trial} product={product} onTakeBack={(name) => set(name, "")} />
          <Differs draft={draft} trial={trial} />
          {product.groups.map((group) => (
            <BenchGroup
              key={group.code}
              group={group}
              trial={trial}
              product={product}
              choices={choices}
              onChoose={set}
              onAsk={setAsked}
            />
          ))}
        </>
      )}
      {asked && market && product && (
        <BenchWhy
          draft={draft}
          market={market}
          choices={choices}
          asked={asked}
          product={product}
          onChoose={() => set(asked.name, asked.value)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function Differs({ draft, trial }: { draft: Draft; trial: Trial }) {
  const { t } = useSpeech();
  if (!trial.release) return <Notice>{t(draft.base.number === 0 ? "review_no_release" : "bench_not_sold")}</Notice>;
  const count = trial.differs.length;
  return (
    <p className="tests-about" role="status" data-testid="bench-differs">
      {count === 0 ? t("bench_same") : t("bench_differs", { count })}
    </p>
  );
}

type HeadProps = {
  draft: Draft;
  markets: Market[] | null;
  market: string | null;
  choices: Choices;
  product: Product | null;
  onMarket: (market: string) => void;
  onClear: () => void;
  onKept: () => void;
};

function BenchHead({ draft, markets, market, choices, product, onMarket, onClear, onKept }: HeadProps) {
  const { t, text } = useSpeech();
  const [keeping, setKeeping] = useState(false);
  const [kept, setKept] = useState(false);
  return (
    <div className="review-where">
      <Pick
        label={t("market")}
        value={market ?? ""}
        onPick={onMarket}
        options={(markets ?? []).map((one) => ({ value: one.code, name: text(one.name) }))}
      />
      <Button small icon={<Eraser aria-hidden="true" />} onClick={onClear}>
        {t("bench_clear")}
      </Button>
      {draft.state === "open" && (
        <Button small icon={<ShieldCheck aria-hidden="true" />} onClick={() => setKeeping(true)}>
          {t("keep_as_test")}
        </Button>
      )}
      {kept && (
        <p role="status">
          {t("bench_kept")} <Link to={`/studio/drafts/${draft.id}/tests`}>{t("step_tests")}</Link>
        </p>
      )}
      {keeping && product && markets && market && (
        <KeepTest
          draft={draft}
          test={{ market, choices, possible: true, note: "" }}
          product={product}
          markets={markets}
          onClose={() => setKeeping(false)}
          onKept={() => {
            setKeeping(false);
            setKept(true);
            onKept();
          }}
        />
      )}
    </div>
  );
}

type KeepProps = {
  draft: Draft;
  test: NewTest;
  product: Product;
  markets: Market[];
  onClose: () => void;
  onKept: () => void;
};

function KeepTest({ draft, onKept, ...form }: KeepProps) {
  const { t } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (test: NewTest) => {
    setBusy(true);
    await addTests(draft.id, [test]).then(onKept, (caught) => setProblem(asProblem(caught)));
    setBusy(false);
  };
  return <TestForm {...form} title={t("keep_as_test")} busy={busy} problem={problem} onSave={save} />;
}

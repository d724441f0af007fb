/** One draft: what it is, its steps, and what is done to it as a whole. */
import { Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import * as studio from "../api/drafts";
import type { Draft } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { TERMS } from "../api/releases";
import { ConfirmDialog } from "../desk/confirm";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Button, Coming, Empty, Notice, ProblemNotice, ScreenTitle, Skeleton } from "../ui/parts";
import { Link } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { addressOf } from "./address";
import { BenchStep } from "./bench";
import { DraftState } from "./draft-state";
import { BaseName } from "./drafts";
import { FilesStep } from "./files";
import { HistoryStep } from "./history";
import { ImportStep } from "./import";
import { OvertakenNotice } from "./overtaken";
import { PublishStep } from "./publish";
import { RepricingStep } from "./repricing";
import { ReviewStep } from "./review";
import { TestsStep } from "./tests";
import { settled, unkeptOf } from "./unkept";
import { useProducts } from "./use-products";

/** Terms of sale have no rules to try and to test. */
const RULES_ONLY = ["bench", "tests"];

const STEPS: { step: string; word: Key }[] = [
  { step: "files", word: "step_files" },
  { step: "bench", word: "step_bench" },
  { step: "tests", word: "step_tests" },
  { step: "review", word: "step_review" },
  { step: "publish", word: "step_publish" },
  { step: "history", word: "history" },
];

export function DraftScreen({ id, step }: { id: string; step: string }) {
  const { t } = useSpeech();
  const loaded = useLoad(() => studio.draft(id), id);
  const [turn, setTurn] = useState(0);
  const reload = () => {
    setTurn(turn + 1);
    loaded.reload();
  };
  if (!loaded.data)
    return loaded.problem ? (
      <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />
    ) : (
      <Coming>
        <Skeleton className="skeleton-title" />
        <Skeleton className="skeleton-line" />
      </Coming>
    );
  const draft = loaded.data;
  return (
    <div className="studio-draft">
      <DraftHeader draft={draft} step={step} onDone={reload} />
      {loaded.problem && <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />}
      {draft.state === "open" && <OvertakenNotice draft={draft} onDone={reload} />}
      {step !== "files" && <UnkeptNotice draft={draft.id} />}
      {step === "bench" && draft.product !== TERMS ? (
        <BenchStep draft={draft} onKept={loaded.reload} />
      ) : step === "tests" && draft.product !== TERMS ? (
        <TestsStep draft={draft} onChanged={loaded.reload} />
      ) : step === "review" ? (
        draft.product === TERMS ? (
          <RepricingStep draft={draft} />
        ) : draft.base.number === 0 ? (
          <Empty title={t("review_no_release")}>
            <p className="muted">{t("review_no_release_detail")}</p>
          </Empty>
        ) : (
          <ReviewStep draft={draft} onKept={loaded.reload} />
        )
      ) : step === "publish" ? (
        <PublishStep draft={draft} onPublished={reload} />
      ) : step === "history" ? (
        <HistoryStep key={turn} draft={draft} />
      ) : step === "import" ? (
        <ImportStep draft={draft} onKept={reload} />
      ) : (
        <FilesStep key={turn} draft={draft} onKept={loaded.reload} />
      )}
    </div>
  );
}

/** Another step shows what the server has: it says so when something typed is not among that. */
function UnkeptNotice({ draft }: { draft: string }) {
  const { t } = useSpeech();
  const [paths, setPaths] = useState<string[]>([]);
  useEffect(() => {
    void settled().then(() => setPaths(unkeptOf(draft)));
  }, [draft]);
  return paths.map((path) => (
    <Notice key={path} tone="changed">
      {t("unkept")} <Link to={addressOf(draft, path)}>{path}</Link>
    </Notice>
  ));
}

type HeaderProps = { draft: Draft; step: string; onDone: () => void };

function DraftHeader({ draft, step, onDone }: HeaderProps) {
  const { t } = useSpeech();
  const products = useProducts();
  return (
    <header className="studio-head">
      <div className="desk-head">
        <div>
          <p className="crumb">
            <Link to="/studio/drafts">{t("drafts")}</Link>
          </p>
          <ScreenTitle name={draft.name}>{draft.name}</ScreenTitle>
          <p className="studio-about muted">
            <DraftState state={draft.state} />
            <span>
              {products.name(draft.product)} <BaseName product={draft.product} number={draft.base.number} />
            </span>
          </p>
        </div>
        {draft.state === "open" && <DraftActions draft={draft} onDone={onDone} />}
      </div>
      <nav className="studio-steps" aria-label={t("draft_steps")}>
        {STEPS.filter((one) => draft.product !== TERMS || !RULES_ONLY.includes(one.step)).map((one) => (
          <Link
            key={one.step}
            to={`/studio/drafts/${draft.id}${one.step === "files" ? "" : `/${one.step}`}`}
            aria-current={one.step === step ? "page" : undefined}
          >
            {t(one.word)}
          </Link>
        ))}
      </nav>
    </header>
  );
}

function DraftActions({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const { t } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (ask: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    await settled();
    await ask().then(onDone, (caught) => setProblem(asProblem(caught)));
    setBusy(false);
    setLeaving(false);
  };
  return (
    <div className="desk-actions">
      <Button
        small
        busy={busy}
        disabled={!draft.undoable}
        icon={<Undo2 aria-hidden="true" />}
        onClick={() => act(() => studio.undo(draft.id))}
      >
        {t("undo_change")}
      </Button>
      <Button small kind="quiet" onClick={() => setLeaving(true)}>
        {t("abandon")}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
      {leaving && (
        <ConfirmDialog
          title={t("abandon_title", { name: draft.name })}
          detail={t("abandon_detail")}
          verb={t("abandon")}
          onClose={() => setLeaving(false)}
          onConfirm={() => act(() => studio.abandon(draft.id))}
        />
      )}
    </div>
  );
}

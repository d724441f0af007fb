/** Brings an earlier release back by publishing it anew: with a reason, and after everything was checked again. */
import { useState } from "react";
import { rollBackLater } from "../api/jobs";
import type { ListedRelease, Publication } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Button, Notice, ProblemNotice } from "../ui/parts";
import { Findings, FirstOf } from "./finding-list";
import { Running } from "./running";
import { useJob } from "./use-job";
import { useMarkets } from "./use-markets";
import { useValidity } from "./validity";
import { ValidityFields } from "./validity-fields";
import { ReasonField } from "./withdraw";

type Props = { release: ListedRelease; others: ListedRelease[]; onClose: () => void; onDone: () => void };

export function RollBackDialog({ release, others, onClose, onDone }: Props) {
  const { t } = useSpeech();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const validity = useValidity();
  const markets = useMarkets(release.places.flatMap((place) => place.markets));
  const work = useJob(
    release.id,
    "release.roll_back",
    (job) => job.ended_at === null,
    (job) => (job.result as Publication | null)?.release && onDone(),
  );
  const confirm = () => {
    setTried(true);
    if (reason.trim() && !validity.isWrong) work.begin(() => rollBackLater(release.id, reason, validity.asked));
  };
  const current = others.find((one) => one.standing === "current");
  const scheduled = others.filter(({ places }) => places.some((place) => place.standing === "scheduled"));
  const result = work.job?.state === "done" ? (work.job.result as Publication) : null;
  return (
    <Dialog title={t("roll_back_title", { number: release.number })} onClose={onClose}>
      <p>{t("roll_back_detail", { number: current?.number ?? "–" })}</p>
      <ValidityFields form={validity} markets={markets} />
      {scheduled.length > 0 && (
        <Notice tone="changed">
          {t("roll_back_scheduled", { numbers: scheduled.map((one) => one.number).join(", ") })}
        </Notice>
      )}
      <ReasonField reason={reason} tried={tried} onChange={setReason} />
      {work.problem && <ProblemNotice problem={work.problem} />}
      {result?.rejected && (
        <>
          <Notice tone="changed">{t("roll_back_rejected")}</Notice>
          <FirstOf {...result} />
          <Findings findings={result.findings.filter((one) => one.severity === "error")} onVisit={() => undefined} />
        </>
      )}
      {work.isActive && work.job ? (
        <Running job={work.job} onStop={work.stop} />
      ) : (
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button kind="danger" onClick={confirm}>
            {t(validity.from ? "roll_back_schedule" : "roll_back_now")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

/** Takes a release back before its first day, with a reason. */
import { useState } from "react";
import type { ListedRelease } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { withdraw } from "../api/releases";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Area } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";

type Props = { release: ListedRelease; onClose: () => void; onDone: () => void };

export function WithdrawDialog({ release, onClose, onDone }: Props) {
  const { t } = useSpeech();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = async () => {
    setTried(true);
    if (busy || !reason.trim()) return;
    setBusy(true);
    await withdraw(release.id, reason).then(onDone, (caught) => setProblem(asProblem(caught)));
    setBusy(false);
  };
  return (
    <Dialog title={t("withdraw_title", { number: release.number })} onClose={onClose}>
      <p>{t("withdraw_detail")}</p>
      <ReasonField reason={reason} tried={tried} onChange={setReason} />
      {problem && <ProblemNotice problem={problem} />}
      <div className="dialog-actions">
        <Button kind="quiet" onClick={onClose}>
          {t("not_now")}
        </Button>
        <Button kind="danger" busy={busy} onClick={confirm}>
          {t("withdraw_now")}
        </Button>
      </div>
    </Dialog>
  );
}

type ReasonProps = { reason: string; tried: boolean; onChange: (reason: string) => void };

export function ReasonField({ reason, tried, onChange }: ReasonProps) {
  const { t } = useSpeech();
  return (
    <Area
      label={t("reason_why")}
      hint={t("reason_hint")}
      error={tried && !reason.trim() ? t("reason_missing") : null}
      maxLength={500}
      value={reason}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** The two answers to an offer. Both ask once more in a dialog, because both end the matter. */
import { type FormEvent, type ReactNode, useState } from "react";
import type { Offer } from "../api/model";
import * as offers from "../api/offer";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Area, Field } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";

type Answering = { token: string; onClose: () => void; onAnswered: (offer: Offer) => void };

function useAnswer(ask: () => Promise<Offer>, onAnswered: (offer: Offer) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const answer = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      onAnswered(await ask());
    } catch (caught) {
      setProblem(asProblem(caught));
      setBusy(false);
    }
  };
  return { busy, problem, answer };
}

export function AcceptDialog({ token, offer, onClose, onAnswered }: Answering & { offer: Offer }) {
  const { t, money } = useSpeech();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, problem, answer } = useAnswer(() => offers.accept(token, name.trim()), onAnswered);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim()) void answer();
  };
  const totals = offer.revision.totals;
  return (
    <Dialog title={t("accept_title")} onClose={onClose}>
      <form className="dialog-form" noValidate onSubmit={submit}>
        <p>
          {t("accept_detail", {
            number: offer.quote.number,
            revision: offer.revision.number,
            total: totals ? money(totals.total) : "",
          })}
        </p>
        {problem && <ProblemNotice problem={problem} />}
        <Field
          label={t("your_name")}
          autoComplete="name"
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
          error={tried && !name.trim() ? t("wrong_accept_name") : null}
        />
        <Actions onClose={onClose}>
          <Button type="submit" kind="primary" busy={busy}>
            {t("accept_now")}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

export function DeclineDialog({ token, onClose, onAnswered }: Answering) {
  const { t } = useSpeech();
  const [reason, setReason] = useState("");
  const { busy, problem, answer } = useAnswer(() => offers.decline(token, reason.trim()), onAnswered);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void answer();
  };
  return (
    <Dialog title={t("decline_title")} onClose={onClose}>
      <form className="dialog-form" noValidate onSubmit={submit}>
        <p>{t("decline_detail")}</p>
        {problem && <ProblemNotice problem={problem} />}
        <Area
          label={t("reason")}
          optional={t("optional")}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
        <Actions onClose={onClose}>
          <Button type="submit" kind="danger" busy={busy}>
            {t("decline_now")}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

function Actions({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <div className="dialog-actions">
      <Button kind="quiet" onClick={onClose}>
        {t("not_now")}
      </Button>
      {children}
    </div>
  );
}

/** What every form that begins something shares: nothing wrong is sent, nothing twice, and a refusal stands on top. */
import { type FormEvent, type ReactNode, useState } from "react";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Button, ProblemNotice } from "../ui/parts";

/** What the code of a product looks like. */
export const PRODUCT_CODE = /^[a-z0-9][a-z0-9-]{0,59}$/;

type Begin = {
  /** Somebody tried to send it: what is wrong may be told from now on. */
  tried: boolean;
  busy: boolean;
  problem: Problem | null;
  submit: (event: FormEvent) => Promise<void>;
};

/** Send a form once everything in it is right; `begin` leaves the form, so it stays busy unless it was refused. */
export function useBegin(isRight: boolean, begin: () => Promise<void>): Begin {
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || !isRight) return;
    setBusy(true);
    setProblem(null);
    try {
      await begin();
    } catch (caught) {
      setProblem(asProblem(caught));
      setBusy(false);
    }
  };
  return { tried, busy, problem, submit };
}

type Props = { form: Begin; word: Key; onClose: () => void; children: ReactNode };

export function BeginForm({ form, word, onClose, children }: Props) {
  const { t } = useSpeech();
  return (
    <form className="dialog-form" noValidate onSubmit={form.submit}>
      {form.problem && <ProblemNotice problem={form.problem} />}
      {children}
      <div className="dialog-actions">
        <Button kind="quiet" onClick={onClose}>
          {t("not_now")}
        </Button>
        <Button type="submit" kind="primary" busy={form.busy}>
          {t(word)}
        </Button>
      </div>
    </form>
  );
}

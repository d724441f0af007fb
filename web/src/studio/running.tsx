/** Something that takes seconds: what is being done, how far it is, for how long already, and a way to stop. */
import { X } from "lucide-react";
import type { Job } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Button } from "../ui/parts";
import { useSeconds } from "./use-seconds";

type Props = { job: Job; onStop: () => void };

export function Running({ job, onStop }: Props) {
  const { t, text } = useSpeech();
  const seconds = useSeconds(true);
  const word = job.stopping ? t("job_stopping") : job.step ? text(job.step) : t("job_waiting");
  const isCounted = job.of > 0;
  return (
    <div className="running" data-testid="running">
      <p role="status">{word}</p>
      <progress aria-label={word} {...(isCounted ? { value: job.done, max: job.of } : {})} />
      <span className="muted">
        {isCounted && <>{t("job_parts", { done: job.done, of: job.of })} · </>}
        {t("seconds", { seconds })}
      </span>
      {!job.stopping && (
        <Button small kind="quiet" icon={<X aria-hidden="true" />} onClick={onStop}>
          {t("stop")}
        </Button>
      )}
      <p className="running-leave muted">{t("job_leave", { who: job.asked_by })}</p>
    </div>
  );
}

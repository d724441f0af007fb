/** Somebody else has changed what stands in this form: what it says now, and whose word is kept is decided by whoever reads it. */
import { useSpeech } from "../../i18n/language";
import { Button } from "../../ui/parts";

type Props = { now: { text: string } | null; busy: boolean; onTake: () => void; onKeep: () => void };

export function DisputeNotice({ now, busy, onTake, onKeep }: Props) {
  const { t } = useSpeech();
  return (
    <section className="notice notice-changed" role="alert" data-testid="dispute">
      <div>
        <p>{t(now ? "dispute_changed" : "dispute_gone")}</p>
        {now && <pre className="mono dispute-text">{now.text}</pre>}
        <p className="condition-more">
          <Button small busy={busy} onClick={onKeep}>
            {t(now ? "dispute_keep" : "dispute_add")}
          </Button>
          <Button small busy={busy} onClick={onTake}>
            {t(now ? "dispute_take" : "dispute_drop")}
          </Button>
        </p>
      </div>
    </section>
  );
}

/** Something that is worked out here while somebody waits, and is no job: what, how far, for how long already, and a way to stop. */
import { X } from "lucide-react";
import { useSpeech } from "../i18n/language";
import { Button } from "../ui/parts";
import { useSeconds } from "./use-seconds";

type Props = { word: string; done?: number; all?: number; onStop?: () => void };

export function Waiting({ word, done = 0, all = 0, onStop }: Props) {
  const { t } = useSpeech();
  const seconds = useSeconds(true);
  return (
    <div className="running">
      <p role="status">{word}</p>
      <progress aria-label={word} {...(all > 0 ? { value: done, max: all } : {})} />
      <span className="muted">{t("seconds", { seconds })}</span>
      {onStop && (
        <Button small kind="quiet" icon={<X aria-hidden="true" />} onClick={onStop}>
          {t("stop")}
        </Button>
      )}
    </div>
  );
}

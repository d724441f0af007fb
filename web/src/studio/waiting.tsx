/** Something that is worked out here while somebody waits, and is no job: what, for how long already, and a way to stop. */
import { X } from "lucide-react";
import { useSpeech } from "../i18n/language";
import { Button } from "../ui/parts";
import { useSeconds } from "./use-seconds";

type Props = { word: string; onStop?: () => void };

export function Waiting({ word, onStop }: Props) {
  const { t } = useSpeech();
  const seconds = useSeconds(true);
  return (
    <div className="running">
      <p role="status">{word}</p>
      <progress aria-label={word} />
      <span className="muted">{t("seconds", { seconds })}</span>
      {onStop && (
        <Button small kind="quiet" icon={<X aria-hidden="true" />} onClick={onStop}>
          {t("stop")}
        </Button>
      )}
    </div>
  );
}

/** Something that is worked out while somebody waits: what it is, for how long already, and a way to stop. */
import { X } from "lucide-react";
import { useSpeech } from "../i18n/language";
import { Button } from "../ui/parts";

type Props = { word: string; seconds: number; onStop: () => void };

export function Waiting({ word, seconds, onStop }: Props) {
  const { t } = useSpeech();
  return (
    <div className="running">
      <p role="status">{word}</p>
      <progress aria-label={word} />
      <span className="muted">{t("seconds", { seconds })}</span>
      <Button small kind="quiet" icon={<X aria-hidden="true" />} onClick={onStop}>
        {t("stop")}
      </Button>
    </div>
  );
}

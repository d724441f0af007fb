/** Something that is awaited here and is no job: what is being done, and for how long already. */
import { useSpeech } from "../i18n/language";
import { useSeconds } from "./use-seconds";

export function Awaited({ word }: { word: string }) {
  const { t } = useSpeech();
  const seconds = useSeconds(true);
  return (
    <div className="running">
      <p role="status">{word}</p>
      <progress aria-label={word} />
      <span className="muted">{t("seconds", { seconds })}</span>
    </div>
  );
}

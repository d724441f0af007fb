/** The state of a draft: a shape and a word. */
import { Ban, CheckCheck, type LucideIcon, PencilLine } from "lucide-react";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";

const LOOKS: Record<string, { icon: LucideIcon; word: Key; tone: string }> = {
  open: { icon: PencilLine, word: "draft_open", tone: "act" },
  published: { icon: CheckCheck, word: "draft_published", tone: "good" },
  abandoned: { icon: Ban, word: "draft_abandoned", tone: "plain" },
};

export function DraftState({ state }: { state: string }) {
  const { t } = useSpeech();
  const look = LOOKS[state];
  if (!look) return <span className="state">{state}</span>;
  const Icon = look.icon;
  return (
    <span className={`state state-${look.tone}`}>
      <Icon aria-hidden="true" />
      {t(look.word)}
    </span>
  );
}

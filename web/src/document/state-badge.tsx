/** The state of a quote, revision or order: a shape and a word. */
import {
  Ban,
  Check,
  CheckCheck,
  Clock,
  type LucideIcon,
  Mail,
  PencilLine,
  Send,
  TimerOff,
  XCircle,
} from "lucide-react";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";

type Look = { icon: LucideIcon; word: Key; tone: "plain" | "act" | "good" | "bad" | "wait" };

const LOOKS: Record<string, Look> = {
  requested: { icon: Mail, word: "is_requested", tone: "act" },
  draft: { icon: PencilLine, word: "is_draft", tone: "plain" },
  sent: { icon: Send, word: "is_sent", tone: "wait" },
  accepted: { icon: Check, word: "is_accepted", tone: "good" },
  ordered: { icon: CheckCheck, word: "is_ordered", tone: "good" },
  declined: { icon: XCircle, word: "is_declined", tone: "bad" },
  expired: { icon: TimerOff, word: "is_expired", tone: "bad" },
  superseded: { icon: Clock, word: "is_superseded", tone: "plain" },
  cancelled: { icon: Ban, word: "is_cancelled", tone: "plain" },
  placed: { icon: CheckCheck, word: "is_placed", tone: "good" },
};

/** `reader` is who looks: what is "sent" to the seller waits for an answer of the customer's. */
export function StateBadge({ state, reader = "seller" }: { state: string; reader?: "seller" | "customer" }) {
  const { t } = useSpeech();
  const look = LOOKS[state];
  if (!look) return <span className="state">{state.replaceAll("_", " ")}</span>;
  const Icon = look.icon;
  return (
    <span className={`state state-${look.tone}`}>
      <Icon aria-hidden="true" />
      {t(reader === "customer" && state === "sent" ? "is_open" : look.word)}
    </span>
  );
}

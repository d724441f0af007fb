/** The second pair of eyes: who was asked, who approved what stands here, who wants something changed. */
import { CircleCheck, CircleDashed, CircleX, type LucideIcon, MessageCircleQuestion, RotateCcw } from "lucide-react";
import { useState } from "react";
import { takeLook } from "../api/conversation";
import type { Draft, Look, Looks } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Area } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { settled } from "./unkept";

const STATES: Record<Looks["state"], { icon: LucideIcon; word: Key; tone: string }> = {
  none: { icon: CircleDashed, word: "look_none", tone: "plain" },
  asked: { icon: MessageCircleQuestion, word: "look_asked", tone: "wait" },
  approved: { icon: CircleCheck, word: "look_approved", tone: "good" },
  objected: { icon: CircleX, word: "look_objected", tone: "bad" },
  void: { icon: RotateCcw, word: "look_void", tone: "wait" },
};

export const SAID: Record<Look["kind"], Key> = {
  asked: "look_was_asked",
  approved: "look_was_approved",
  objected: "look_was_objected",
};

type Props = { draft: Draft; looks: Looks; onTaken: (looks: Looks) => void; onReload: () => void };

export function SecondLook({ draft, looks, onTaken, onReload }: Props) {
  const { t } = useSpeech();
  const { icon: Icon, word, tone } = STATES[looks.state];
  const form = <LookForm draft={draft} looks={looks} onTaken={onTaken} onReload={onReload} />;
  if (!looks.needed && looks.items.length === 0)
    return (
      <details className="fold">
        <summary>{t("second_look")}</summary>
        <div className="second-look">
          <p className="muted">{t("look_optional")}</p>
          {form}
        </div>
      </details>
    );
  return (
    <section className="second-look" aria-label={t("second_look")}>
      <header>
        <h2>{t("second_look")}</h2>
        <span className={`state state-${tone}`} data-testid="look-state" data-state={looks.state}>
          <Icon aria-hidden="true" />
          {t(word)}
        </span>
      </header>
      <p className="muted">{t(looks.needed ? "look_needed" : "look_optional")}</p>
      <Said items={looks.items} />
      {form}
    </section>
  );
}

/** What was said, the newest first; what was about other files than these is marked. */
export function Said({ items }: { items: Look[] }) {
  const { t, moment } = useSpeech();
  if (items.length === 0) return null;
  return (
    <ul className="looks">
      {items.map((look) => (
        <li key={`${look.at} ${look.kind}`} data-void={!look.holds || undefined}>
          <p>
            <strong>{look.by}</strong> {t(SAID[look.kind])}
            <span className="muted">
              {" "}
              {moment(look.at)}
              {!look.holds && <>, {t("look_of_before")}</>}
            </span>
          </p>
          {look.text && <p className="plain-text">{look.text}</p>}
        </li>
      ))}
    </ul>
  );
}

function LookForm({ draft, looks, onTaken, onReload }: Props) {
  const { t } = useSpeech();
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async (kind: Look["kind"]) => {
    setTried(kind === "objected");
    if (busy || (kind === "objected" && !text.trim())) return;
    setBusy(true);
    setProblem(null);
    await settled();
    await takeLook(draft.id, kind, text, draft.version).then(
      (taken) => {
        setText("");
        setTried(false);
        onTaken(taken);
      },
      (caught) => setProblem(asProblem(caught)),
    );
    setBusy(false);
  };
  return (
    <>
      <Area
        label={t("look_text")}
        optional={looks.may_approve ? undefined : t("optional")}
        error={tried && !text.trim() ? t("look_text_missing") : null}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="look-actions">
        {looks.may_approve && looks.state !== "approved" && (
          <Button small busy={busy} icon={<CircleCheck aria-hidden="true" />} onClick={() => take("approved")}>
            {t("look_approve")}
          </Button>
        )}
        {looks.may_approve && (
          <Button small busy={busy} icon={<CircleX aria-hidden="true" />} onClick={() => take("objected")}>
            {t("look_object")}
          </Button>
        )}
        {!looks.may_approve && (
          <Button small busy={busy} icon={<MessageCircleQuestion aria-hidden="true" />} onClick={() => take("asked")}>
            {t("look_ask")}
          </Button>
        )}
      </div>
      {!looks.may_approve && <p className="muted">{t("look_own")}</p>}
      {problem && <ProblemNotice problem={problem} onRetry={problem.isStale ? onReload : undefined} />}
    </>
  );
}

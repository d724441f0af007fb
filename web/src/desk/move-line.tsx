/** A line whose product is sold in another release now: a mark, and the way there with what it changes and costs. */
import { useState } from "react";
import * as desk from "../api/desk";
import type { LineMove, Quote, RevisionLine } from "../api/model";
import { asProblem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Amount, Button, Coming, ProblemNotice, Skeleton } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { type QuoteDesk, useRefusedSince } from "./use-quote";
import "./move-line.css";

export function ReleaseMark({ line, onMove }: { line: RevisionLine; onMove: (line: string) => void }) {
  const { t } = useSpeech();
  if (!line.sold_now) return null;
  const told = t("other_release", { number: line.sold_now });
  return (
    <button
      type="button"
      className="release-mark"
      aria-label={`${told}: ${t("line_number", { position: line.position })}`}
      onClick={() => onMove(line.id)}
    >
      {told}
    </button>
  );
}

type Props = { line: RevisionLine; quote: Quote; work: QuoteDesk; onClose: () => void };

export function MoveDialog({ line, quote, work, onClose }: Props) {
  const { t } = useSpeech();
  const { data, problem, reload } = useLoad(() => desk.lineMove(quote.id, line.id), line.id);
  const [busy, setBusy] = useState(false);
  const { change, refuse } = work;
  const refused = useRefusedSince(work);
  const move = async () => {
    setBusy(true);
    refuse(null);
    try {
      const session = (await desk.openLine(quote.id, line.id, "current")).id;
      if (await change((etag, shape) => desk.changeLine(quote.id, etag, line.id, { session }, shape))) onClose();
    } catch (caught) {
      refuse(asProblem(caught));
    } finally {
      setBusy(false);
    }
  };
  const number = data?.release.now ?? line.sold_now ?? "";
  return (
    <Dialog title={t("move_title", { position: line.position, number })} onClose={onClose} testId="move-line">
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {refused && <ProblemNotice problem={refused} onRetry={refused.isStale ? work.reload : undefined} />}
      {!data && !problem && (
        <Coming>
          <Skeleton className="skeleton-row" />
        </Coming>
      )}
      {data && <Told move={data} />}
      <div className="dialog-actions">
        <Button kind="quiet" onClick={onClose}>
          {t("not_now")}
        </Button>
        <Button kind="primary" busy={busy} disabled={!data || isNowhere(data)} onClick={move}>
          {t("move_line")}
        </Button>
      </div>
    </Dialog>
  );
}

const isNowhere = (move: LineMove) => move.fate === "impossible" || move.fate === "undecided";

function Told({ move }: { move: LineMove }) {
  const { t, text } = useSpeech();
  if (isNowhere(move)) return <p role="status">{t("move_impossible")}</p>;
  return (
    <>
      {!move.changes.some((change) => change.chosen) && (
        <p>{t(move.changes.length === 0 ? "move_as_is" : "move_keeps_choices")}</p>
      )}
      <ul className="move-changes">
        {move.changes.map((change) => (
          <li key={change.characteristic}>
            {text(change.name)}: {change.before_name ? text(change.before_name) : "—"} →{" "}
            <strong>{change.after_name ? text(change.after_name) : "—"}</strong>{" "}
            {change.before_name && !change.chosen && <span className="muted">{t("nobody_chose")}</span>}
          </li>
        ))}
      </ul>
      {move.difference && (
        <p>
          {t("net")}: <Amount money={move.difference} style={{ signed: true }} />
        </p>
      )}
    </>
  );
}

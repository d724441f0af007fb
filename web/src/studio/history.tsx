/** Who changed what in a draft and said what about it, the newest first. What was taken back stays to be read. */
import type { ReactNode } from "react";
import * as conversation from "../api/conversation";
import * as studio from "../api/drafts";
import type { Comment, Draft, Edit, Look, Looks } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Empty, ListSkeleton, ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { CommentPlace } from "./comments";
import { SAID } from "./second-look";

const ACTIONS: Record<string, Key> = {
  written: "edit_written",
  deleted: "edit_deleted",
};

type Event = { at: string; node: ReactNode };

export function HistoryStep({ draft }: { draft: Draft }) {
  const { t } = useSpeech();
  const read = () =>
    Promise.all([studio.history(draft.id), conversation.looks(draft.id), conversation.comments(draft.id)]);
  const loaded = useLoad(read, draft.id);
  if (loaded.problem) return <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton />;
  const events = eventsOf(draft.id, ...loaded.data);
  if (events.length === 0) return <Empty title={t("no_history")} />;
  return <ol className="studio-history">{events.map((event) => event.node)}</ol>;
}

/** Everything that happened, the newest first: edits, second looks, comments. */
function eventsOf(draft: string, edits: Edit[], looks: Looks, comments: Comment[]): Event[] {
  const events = [
    ...edits.map((one) => ({ at: one.at, node: <Change key={one.version} change={one} /> })),
    ...looks.items.map((one) => ({ at: one.at, node: <Seen key={`${one.at} ${one.kind}`} look={one} /> })),
    ...comments.map((one) => ({ at: one.at, node: <Spoken key={one.id} draft={draft} comment={one} /> })),
  ];
  return events.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

function Seen({ look }: { look: Look }) {
  const { t, moment } = useSpeech();
  return (
    <li data-void={!look.holds || undefined}>
      <span className="plain-text">{look.text}</span>
      <span>{t(SAID[look.kind])}</span>
      <span className="muted">
        {look.by}, {moment(look.at)}
      </span>
    </li>
  );
}

function Spoken({ draft, comment }: { draft: string; comment: Comment }) {
  const { t, moment } = useSpeech();
  return (
    <li>
      <span>
        <CommentPlace draft={draft} comment={comment} /> <span className="plain-text">{comment.text}</span>
      </span>
      <span>{t(comment.resolved_at === null ? "comment_made" : "comment_made_resolved")}</span>
      <span className="muted">
        {comment.by}, {moment(comment.at)}
      </span>
    </li>
  );
}

function Change({ change }: { change: Edit }) {
  const { t, moment } = useSpeech();
  const word = ACTIONS[change.action];
  return (
    <li data-undone={change.undone || undefined}>
      <span className="mono">{change.path}</span>
      <span>
        {word ? t(word) : change.action}
        {change.undone && <em> {t("is_undone")}</em>}
      </span>
      <span className="muted">
        {change.by}, {moment(change.at)}
      </span>
    </li>
  );
}

/** Who changed what in a draft, the newest first. What was taken back stays to be read. */
import * as studio from "../api/drafts";
import type { Draft, Edit } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Empty, ListSkeleton, ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";

const ACTIONS: Record<string, Key> = {
  written: "edit_written",
  deleted: "edit_deleted",
};

export function HistoryStep({ draft }: { draft: Draft }) {
  const { t } = useSpeech();
  const loaded = useLoad(() => studio.history(draft.id), draft.id);
  if (loaded.problem) return <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton />;
  if (loaded.data.length === 0) return <Empty title={t("no_history")} />;
  return (
    <ol className="studio-history">
      {loaded.data.map((change) => (
        <Change key={change.version} change={change} />
      ))}
    </ol>
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

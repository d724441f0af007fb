/** One file at work: its editor, whether it is kept, and both versions when somebody else has changed it meanwhile. */
import { Check, CircleAlert, CloudUpload, RotateCcw, Trash2, Users } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import type { Draft, Finding } from "../api/model";
import { ConfirmDialog } from "../desk/confirm";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Button, Coming, Empty, ProblemNotice, Skeleton } from "../ui/parts";
import { Editor, type Spot } from "./editor";
import type { Standing } from "./keeper";
import { MergePanel } from "./merge";
import { type OpenFile, useFile } from "./use-file";
import type { AskWords } from "./use-words";

type PaneProps = {
  draft: Draft;
  path: string;
  words: AskWords;
  findings: Finding[];
  spot: Spot | null;
  onKept: (text: string) => void;
  onLine: (line: number) => void;
};

export function FilePane({ draft, path, words, findings, spot, onKept, onLine }: PaneProps) {
  const { t } = useSpeech();
  const written = useRef<() => void>(() => undefined);
  const open = useFile(draft.id, path, () => written.current());
  written.current = () => onKept(open.current());
  const here = useMemo(() => findings.filter((one) => one.file === path), [findings, path]);
  const leave = useCallback(() => void open.flush(), [open.flush]);
  const isClosed = draft.state !== "open";
  if (!open.file)
    return open.problem ? (
      <ProblemNotice problem={open.problem} onRetry={open.reload} />
    ) : (
      <Coming>
        <Skeleton className="skeleton-editor" />
      </Coming>
    );
  return (
    <section className="file-pane" aria-label={path}>
      <PaneHead open={open} path={path} isClosed={isClosed} />
      {open.problem && <ProblemNotice problem={open.problem} onRetry={leave} />}
      {open.conflict ? (
        <MergePanel conflict={open.conflict} path={path} onDecide={open.decide} />
      ) : open.file.text === null ? (
        <Empty title={t("file_is_deleted")}>
          <p className="muted">{t("file_is_deleted_detail")}</p>
        </Empty>
      ) : (
        <Editor
          key={open.reading}
          text={open.file.text}
          label={t("text_of", { path })}
          isRules={path.endsWith(".rules")}
          readOnly={isClosed}
          words={words}
          findings={here}
          spot={spot}
          onChange={open.type}
          onLeave={leave}
          onLine={onLine}
        />
      )}
    </section>
  );
}

function PaneHead({ open, path, isClosed }: { open: OpenFile; path: string; isClosed: boolean }) {
  const { t } = useSpeech();
  const [removing, setRemoving] = useState(false);
  const base = open.file?.base ?? null;
  const isThere = open.file?.text != null;
  const differs = base !== null && (!isThere || open.text !== base);
  return (
    <header className="file-head">
      <h2 className="mono">{path}</h2>
      <StandingMark standing={open.standing} />
      {!isClosed && !open.conflict && (
        <div className="file-actions">
          {differs && (
            <Button small kind="quiet" icon={<RotateCcw aria-hidden="true" />} onClick={() => open.replace(base)}>
              {t("back_to_release")}
            </Button>
          )}
          {isThere && (
            <Button small kind="quiet" icon={<Trash2 aria-hidden="true" />} onClick={() => setRemoving(true)}>
              {t("delete_file")}
            </Button>
          )}
        </div>
      )}
      {removing && (
        <ConfirmDialog
          title={t("delete_file_title", { path })}
          detail={t("delete_file_detail")}
          verb={t("delete_file")}
          onClose={() => setRemoving(false)}
          onConfirm={() => {
            setRemoving(false);
            void open.remove();
          }}
        />
      )}
    </header>
  );
}

const MARKS: Record<Standing, { icon: typeof Check; word: Key; tone: string }> = {
  kept: { icon: Check, word: "standing_kept", tone: "good" },
  typing: { icon: CloudUpload, word: "standing_typing", tone: "plain" },
  keeping: { icon: CloudUpload, word: "standing_keeping", tone: "plain" },
  conflict: { icon: Users, word: "standing_conflict", tone: "bad" },
  refused: { icon: CircleAlert, word: "standing_refused", tone: "bad" },
};

function StandingMark({ standing }: { standing: Standing }) {
  const { t } = useSpeech();
  const { icon: Icon, word, tone } = MARKS[standing];
  return (
    <p className={`file-standing file-standing-${tone}`} role="status" data-standing={standing}>
      <Icon aria-hidden="true" />
      {t(word)}
    </p>
  );
}

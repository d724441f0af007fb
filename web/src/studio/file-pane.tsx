/** One file at work: its editor, whether it is kept, and both versions when somebody else has changed it meanwhile. */
import { Check, CircleAlert, CloudUpload, FileUp, RotateCcw, Trash2, Users } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Draft, Finding } from "../api/model";
import { ConfirmDialog } from "../desk/confirm";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Button, Coming, Empty, ListSkeleton, ProblemNotice, Skeleton } from "../ui/parts";
import { Link } from "../ui/router";
import { Editor, type Spot } from "./editor";
import { holdsRules, useView, type View, ViewSwitch } from "./file-view";
import { EntriesPane } from "./forms/entries-pane";
import { RulesPane } from "./forms/rules-pane";
import { TablePane } from "./grid/table-pane";
import type { Standing } from "./keeper";
import { MergePanel } from "./merge";
import { UnbegunFile } from "./unbegun-file";
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
  const shown = useView(path);
  const [place, setPlace] = useState<Spot | null>(null);
  const open = useFile(draft.id, path, () => written.current());
  written.current = () => onKept(open.current());
  const here = useMemo(() => findings.filter((one) => one.file === path), [findings, path]);
  const leave = useCallback(() => void open.flush(), [open.flush]);
  const isClosed = draft.state !== "open";
  if (!open.file)
    return open.problem?.status === 404 ? (
      <UnbegunFile
        draft={draft}
        path={path}
        onBegun={() => {
          open.reload();
          onKept("\n");
        }}
      />
    ) : open.problem ? (
      <ProblemNotice problem={open.problem} onRetry={open.reload} />
    ) : (
      <Coming>
        <Skeleton className="skeleton-editor" />
      </Coming>
    );
  return (
    <section className="file-pane" aria-label={path}>
      <PaneHead draft={draft} open={open} path={path} isClosed={isClosed}>
        {!open.conflict && <ViewSwitch {...shown} />}
      </PaneHead>
      {open.problem && <ProblemNotice problem={open.problem} onRetry={leave} />}
      {open.conflict ? (
        <MergePanel conflict={open.conflict} path={path} onDecide={open.decide} />
      ) : open.file.text === null ? (
        <Empty title={t("file_is_deleted")}>
          <p className="muted">{t("file_is_deleted_detail")}</p>
        </Empty>
      ) : (
        <FileContent
          draft={draft}
          open={open}
          path={path}
          view={shown.view}
          readOnly={isClosed}
          words={words}
          findings={here}
          spot={place ?? spot}
          onLeave={leave}
          onLine={onLine}
          onText={(line) => {
            setPlace({ line, column: 1 });
            shown.show("text");
          }}
        />
      )}
    </section>
  );
}

type ContentProps = Pick<PaneProps, "draft" | "path" | "words" | "findings" | "spot" | "onLine"> & {
  open: OpenFile;
  view: View;
  readOnly: boolean;
  onLeave: () => void;
  onText: (line: number) => void;
};

function FileContent(props: ContentProps) {
  const { open, path, view, readOnly, words, findings, spot, onLine, onLeave } = props;
  const { t } = useSpeech();
  const begins = { text: open.current(), readOnly, findings, spot, onChange: open.type, onLeave };
  const editor = (
    <Editor
      key={open.reading}
      {...begins}
      label={t("text_of", { path })}
      isRules={holdsRules(path)}
      path={path}
      families={familiesOf(props.draft)}
      words={words}
      onLine={onLine}
    />
  );
  if (view === "text") return editor;
  if (view === "form") return <FormsOfFile {...props} />;
  return (
    <TablePane key={open.reading} {...begins} label={t("grid_of", { path })} onLine={onLine}>
      {editor}
    </TablePane>
  );
}

/** Forms write the file by themselves: what is typed into it is kept before, and the file is read again after. */
function FormsOfFile({ draft, open, path, readOnly, words, findings, spot, onText }: ContentProps) {
  const [isKept, setIsKept] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the forms are shown
  useEffect(() => {
    void open.flush().then(() => setIsKept(true));
  }, []);
  if (!isKept) return <ListSkeleton />;
  const given = { draft, path, findings, spot, readOnly, onWritten: () => void open.follow(), onText };
  return holdsRules(path) ? <RulesPane {...given} words={words} /> : <EntriesPane {...given} />;
}

type HeadProps = { draft: Draft; open: OpenFile; path: string; isClosed: boolean; children: ReactNode };

function PaneHead({ draft, open, path, isClosed, children }: HeadProps) {
  const { t } = useSpeech();
  const [removing, setRemoving] = useState(false);
  const base = open.file?.base ?? null;
  const isThere = open.file?.text != null;
  const differs = base !== null && (!isThere || open.text !== base);
  return (
    <header className="file-head">
      <h2 className="mono">{path}</h2>
      <StandingMark standing={open.standing} />
      {children}
      {!isClosed && !open.conflict && (
        <div className="file-actions">
          {path.endsWith(".csv") && isThere && (
            <Link
              to={`/studio/drafts/${draft.id}/import?file=${encodeURIComponent(path)}`}
              className="button button-small button-quiet"
            >
              <FileUp aria-hidden="true" /> <span>{t("import")}</span>
            </Link>
          )}
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

const familiesOf = ({ files }: Draft) =>
  files.flatMap(({ path, state }) => (state === "deleted" ? [] : (/^families\/(.+)\.toml$/.exec(path)?.[1] ?? [])));

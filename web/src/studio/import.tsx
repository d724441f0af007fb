/** A spreadsheet or a folder comes into a draft: chosen or pasted, looked at, corrected, and taken over or not. */
import { ArrowLeft, Check, FileUp, Undo2 } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import * as studio from "../api/drafts";
import type { Draft, ImportPreview } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Area } from "../ui/field";
import { Button, Empty, Notice, ProblemNotice, Skeleton } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { addressOf } from "./address";
import { Findings, FirstOf } from "./finding-list";
import { FolderPart } from "./import-folder";
import { ImportSettings } from "./import-settings";
import { SheetPart } from "./import-sheet";
import { Running } from "./running";
import { type Importing, useImport } from "./use-import";
import { Waiting } from "./waiting";
import "./import.css";

type StepProps = { draft: Draft; onKept: () => void };

export function ImportStep({ draft, onKept }: StepProps) {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const table = place.query.get("file") ?? "";
  const work = useImport(draft, (files) => {
    onKept();
    go(addressOf(draft.id, files[0] ?? ""));
  });
  if (draft.state !== "open") return <Empty title={t("draft_is_closed")} />;
  return (
    <section className="import" aria-label={t("import")}>
      <header className="import-head">
        <h2>{t("import_title")}</h2>
        <Link to={table ? addressOf(draft.id, table) : `/studio/drafts/${draft.id}`} className="import-back">
          <ArrowLeft aria-hidden="true" /> {t("import_back")}
        </Link>
      </header>
      {work.name === null ? (
        <>
          {work.running && <Running job={work.running} onStop={work.stop} />}
          <LastImport draft={draft} last={work.last} onUndone={onKept} />
          <Source table={table} onTake={(file) => work.take(file, table || undefined)} />
        </>
      ) : (
        <>
          <ImportSettings work={work} name={work.name} />
          <Looked draft={draft} work={work} />
        </>
      )}
    </section>
  );
}

/** Where it comes from: a file that is chosen or dropped, or a block that is pasted. */
function Source({ table, onTake }: { table: string; onTake: (file: File) => void }) {
  const { t } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const take = (file: File | undefined) => file && onTake(file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className="import-source">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button inside does the same */}
      <div
        className="import-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{t(table ? "import_lead_table" : "import_lead", { table })}</p>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t("import_choose")}
          accept=".xlsx,.csv,.tsv,.txt,.zip"
          onChange={(event) => take(event.target.files?.[0])}
        />
        <Button kind="primary" icon={<FileUp aria-hidden="true" />} onClick={() => input.current?.click()}>
          {t("import_choose")}
        </Button>
        <p className="muted">{t("import_kinds")}</p>
      </div>
      <form
        className="import-paste"
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted.trim()) take(new File([pasted], t("import_pasted_name"), { type: "text/tab-separated-values" }));
        }}
      >
        <Area
          label={t("import_paste")}
          hint={t("import_paste_hint")}
          rows={8}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <Button type="submit">{t("import_look")}</Button>
      </form>
    </div>
  );
}

type LastProps = { draft: Draft; last: Importing["last"]; onUndone: () => void };

/** What came in last, and the way to take all of it back at once while nothing was written over it. */
function LastImport({ draft, last, onUndone }: LastProps) {
  const { t, moment } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!last?.isLast) return null;
  const undo = async () => {
    setBusy(true);
    setProblem(null);
    await studio.undoTogether(draft.id, last.imported.edits).then(onUndone, (caught) => setProblem(asProblem(caught)));
    setBusy(false);
  };
  return (
    <div className="import-last" data-testid="import-last">
      <p>
        {t("import_last", { name: last.name, who: last.by, when: moment(last.at) })}{" "}
        {t("import_last_files", { count: last.imported.files.length })}
      </p>
      <Button small busy={busy} icon={<Undo2 aria-hidden="true" />} onClick={undo}>
        {t("import_undo")}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

function Looked({ draft, work }: { draft: Draft; work: Importing }) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const { preview, busy, problem } = work;
  return (
    <>
      {problem && <ProblemNotice problem={problem} onRetry={work.again} />}
      {work.running ? (
        <Running job={work.running} onStop={work.stop} />
      ) : (
        busy && (
          <Waiting
            word={t(busy === "writing" ? "import_writing" : "import_looking")}
            {...(busy === "writing" ? {} : { onStop: () => work.take(null) })}
          />
        )
      )}
      {work.isStopped && !busy && (
        <Notice tone="changed">
          {t("import_stopped")}{" "}
          <Button small onClick={work.again}>
            {t("import_go_on")}
          </Button>
        </Notice>
      )}
      {!preview && busy && <Skeleton className="skeleton-editor" />}
      {preview && (
        <div className="import-looked" data-busy={busy ?? undefined}>
          {preview.sheets.map((sheet) => (
            <SheetPart key={sheet.name} sheet={sheet} work={work} />
          ))}
          {preview.kind === "folder" && <FolderPart preview={preview} />}
          {preview.findings.length > 0 && (
            <section className="import-elsewhere">
              <h3>{t("import_elsewhere")}</h3>
              <p className="muted">{t("import_elsewhere_detail")}</p>
              <FirstOf {...preview} />
              <Findings
                findings={preview.findings}
                onVisit={(finding) => finding.file && go(addressOf(draft.id, finding.file))}
              />
            </section>
          )}
          <Decision preview={preview} work={work} />
        </div>
      )}
    </>
  );
}

function Decision({ preview, work }: { preview: ImportPreview; work: Importing }) {
  const { t } = useSpeech();
  const wrong = preview.sheets.reduce((sum, sheet) => sum + sheet.problem_count, 0);
  const rows = preview.sheets.reduce(
    (sum, { counts }) => sum + counts.added + counts.changed + counts.removed,
    preview.files.length,
  );
  const nothing = wrong === 0 && rows === 0;
  return (
    <footer className="import-decision">
      {wrong > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={work.options.only_good}
            onChange={(event) => work.change({ only_good: event.target.checked })}
          />
          {t("import_only_good")}
        </label>
      )}
      {nothing && preview.sheets.every((sheet) => sheet.file !== null) && !preview.acceptable && (
        <Notice tone="good">{t("import_nothing")}</Notice>
      )}
      <Button
        kind="primary"
        icon={<Check aria-hidden="true" />}
        disabled={!preview.acceptable || work.isStopped || work.busy === "looking" || work.busy === "sending"}
        busy={work.busy === "writing"}
        onClick={work.accept}
      >
        {preview.kind === "folder" ? t("import_accept_files", { count: rows }) : t("import_accept", { count: rows })}
      </Button>
      <p className="muted">{t("import_accept_detail")}</p>
    </footer>
  );
}

/** The files of a draft by folder, each with its mark when it differs from the release or something is found in it. */
import { CircleAlert, FilePlus, FileText, FileUp, Images, ListPlus, TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import * as imports from "../api/imports";
import type { Draft, FileHead, Finding } from "../api/model";
import { TERMS } from "../api/releases";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Button } from "../ui/parts";
import { Link } from "../ui/router";
import { addressOf } from "./address";
import { ExportMenu } from "./export-menu";
import { MediaDialog } from "./media-dialog";
import { NewCharacteristicDialog } from "./new-characteristic";
import { NewFileDialog } from "./new-file";
import { QuoteTemplatesDialog } from "./quote-templates";

const STATES: Record<string, { letter: string; word: Key }> = {
  changed: { letter: "~", word: "file_changed" },
  added: { letter: "+", word: "file_added" },
  deleted: { letter: "−", word: "file_deleted" },
};

/** Rules first: they are what people come for. */
const ORDER = ["rules", "tables", "values", "prices"];

type TreeProps = {
  draft: Draft;
  path: string;
  findings: Finding[];
  onOpen: (path: string) => void;
  onChanged: () => void;
};

export function FileTree({ draft, path, findings, onOpen, onChanged }: TreeProps) {
  const { t } = useSpeech();
  const [adding, setAdding] = useState(false);
  const [describing, setDescribing] = useState(false);
  const [showsMedia, setShowsMedia] = useState(false);
  const [showsTemplates, setShowsTemplates] = useState(false);
  return (
    <>
      <nav className="file-tree" aria-label={t("files")}>
        <details open={innerWidth >= 900}>
          <summary>
            {t("files")} <span className="muted">{path}</span>
          </summary>
          <Folders draft={draft} path={path} findings={findings} />
          {draft.state === "open" && draft.product !== TERMS && (
            <Button small kind="quiet" icon={<ListPlus aria-hidden="true" />} onClick={() => setDescribing(true)}>
              {t("new_characteristic")}
            </Button>
          )}
          {draft.state === "open" && (
            <Button small kind="quiet" icon={<FilePlus aria-hidden="true" />} onClick={() => setAdding(true)}>
              {t("new_file")}
            </Button>
          )}
          {draft.product !== TERMS && (
            <>
              <Button small kind="quiet" icon={<Images aria-hidden="true" />} onClick={() => setShowsMedia(true)}>
                {t("media")}
              </Button>
              <Button small kind="quiet" icon={<FileText aria-hidden="true" />} onClick={() => setShowsTemplates(true)}>
                {t("quote_templates")}
              </Button>
            </>
          )}
          {draft.state === "open" && (
            <Link to={`/studio/drafts/${draft.id}/import`} className="button button-small button-quiet">
              <FileUp aria-hidden="true" /> <span>{t("import_into")}</span>
            </Link>
          )}
          <ExportMenu
            name={`${draft.product}-draft-${draft.version}`}
            folder={() => imports.draftFolder(draft.id)}
            workbook={() => imports.draftWorkbook(draft.id)}
          />
        </details>
      </nav>
      {adding && <NewFileDialog draft={draft} onOpen={onOpen} onClose={() => setAdding(false)} />}
      {describing && (
        <NewCharacteristicDialog
          draft={draft}
          onDone={(file) => {
            setDescribing(false);
            onChanged();
            onOpen(file);
          }}
          onClose={() => setDescribing(false)}
        />
      )}
      {showsTemplates && (
        <QuoteTemplatesDialog
          draft={draft}
          onText={onOpen}
          onChanged={onChanged}
          onClose={() => setShowsTemplates(false)}
        />
      )}
      {showsMedia && (
        <MediaDialog draft={draft} onOpen={onOpen} onChanged={onChanged} onClose={() => setShowsMedia(false)} />
      )}
    </>
  );
}

/** The files themselves: a long list scrolls by itself, so that what can be done with them stays in sight. */
function Folders({ draft, path, findings }: Pick<TreeProps, "draft" | "path" | "findings">) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another file is opened
  useEffect(() => {
    const link = box.current?.querySelector<HTMLElement>("[aria-current]");
    if (!box.current || !link) return;
    const { scrollTop, clientHeight } = box.current;
    const isSeen = link.offsetTop >= scrollTop && link.offsetTop + link.offsetHeight <= scrollTop + clientHeight;
    if (!isSeen) box.current.scrollTop = link.offsetTop - clientHeight / 2;
  }, [path]);
  const folders = [...byFolder(draft.files)].sort(
    ([one], [other]) => rank(one) - rank(other) || one.localeCompare(other),
  );
  return (
    <div ref={box} className="file-folders">
      {folders.map(([folder, files]) => (
        <section key={folder}>
          <h2>{folder || t("product")}</h2>
          <ul>
            {files.map((file) => (
              <li key={file.path}>
                <FileLink draft={draft} file={file} isOpen={file.path === path} worst={worstIn(findings, file.path)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type LinkProps = { draft: Draft; file: FileHead; isOpen: boolean; worst: "error" | "warning" | null };

function FileLink({ draft, file, isOpen, worst }: LinkProps) {
  const { t } = useSpeech();
  const state = STATES[file.state];
  return (
    <Link to={addressOf(draft.id, file.path)} aria-current={isOpen ? "true" : undefined} data-state={file.state}>
      <span className="file-name">{file.path.slice(file.path.indexOf("/") + 1)}</span>
      {worst && (
        <span className={`file-worst file-${worst}`} title={t(worst === "error" ? "has_errors" : "has_warnings")}>
          {worst === "error" ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
          <span className="visually-hidden">{t(worst === "error" ? "has_errors" : "has_warnings")}</span>
        </span>
      )}
      {state && (
        <span className="file-mark" title={t(state.word)}>
          <span aria-hidden="true">{state.letter}</span>
          <span className="visually-hidden">{t(state.word)}</span>
        </span>
      )}
    </Link>
  );
}

const folderOf = (path: string) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");

function byFolder(files: FileHead[]): Map<string, FileHead[]> {
  const folders = new Map<string, FileHead[]>();
  for (const file of files) folders.set(folderOf(file.path), [...(folders.get(folderOf(file.path)) ?? []), file]);
  return folders;
}

function rank(folder: string): number {
  const at = ORDER.indexOf(folder);
  return at < 0 ? ORDER.length : at;
}

function worstIn(findings: Finding[], path: string): "error" | "warning" | null {
  const found = new Set(findings.filter((one) => one.file === path).map((one) => one.severity));
  return found.has("error") ? "error" : found.has("warning") ? "warning" : null;
}

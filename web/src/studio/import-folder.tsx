/** What a folder makes of the files of a draft. */
import type { ImportPreview } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";

export const ACTIONS: Record<"added" | "changed" | "removed", { word: Key; mark: string }> = {
  added: { word: "row_added", mark: "+" },
  changed: { word: "row_changed", mark: "~" },
  removed: { word: "row_removed", mark: "−" },
};

export function FolderPart({ preview }: { preview: ImportPreview }) {
  const { t } = useSpeech();
  return (
    <section className="import-sheet">
      <h3>{t("import_files")}</h3>
      <p className="muted">{t("import_files_same", { count: preview.unchanged_files })}</p>
      <ul className="import-files">
        {preview.files.map((file) => (
          <li key={file.path} data-action={file.action}>
            <span className="row-action">
              <span aria-hidden="true">{ACTIONS[file.action].mark}</span> {t(ACTIONS[file.action].word)}
            </span>
            <span className="mono">{file.path}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

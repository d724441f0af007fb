/** Documents and pictures of a draft: what there is, and one more, told what it is. */
import { FileText, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import * as media from "../api/media";
import type { DocumentKind, Draft, Medium, NewDocument } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { KIND_WORDS, useSize } from "../shop/documents";
import { Dialog } from "../ui/dialog";
import { Field, Pick } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { codeFor, isDocument, pathFor } from "./media-path";

type Props = { draft: Draft; onOpen: (path: string) => void; onChanged: () => void; onClose: () => void };

export function MediaDialog({ draft, onOpen, onChanged, onClose }: Props) {
  const { t } = useSpeech();
  const [problem, setProblem] = useState<Problem | null>(null);
  const listed = useLoad(() => media.draftMedia(draft.id), draft.id);
  const remove = (path: string) =>
    media.removeMedium(draft.id, path).then(
      (left) => {
        listed.put(left);
        onChanged();
      },
      (caught) => setProblem(asProblem(caught)),
    );
  const done = (path: string) => {
    onChanged();
    onOpen(path);
    onClose();
  };
  return (
    <Dialog title={t("media")} onClose={onClose} testId="media">
      {(problem ?? listed.problem) && <ProblemNotice problem={(problem ?? listed.problem) as Problem} />}
      {listed.data && <MediaList items={listed.data} onRemove={draft.state === "open" ? remove : null} />}
      {draft.state === "open" && <UploadForm draft={draft} held={listed.data ?? []} onDone={done} />}
    </Dialog>
  );
}

function MediaList({ items, onRemove }: { items: Medium[]; onRemove: ((path: string) => void) | null }) {
  const { t } = useSpeech();
  if (items.length === 0) return <p className="muted">{t("media_none")}</p>;
  return (
    <ul className="media-list">
      {items.map((one) => (
        <li key={one.path}>
          {one.width ? (
            <img src={`${one.url}?width=160`} alt="" width={one.width} height={one.height ?? 0} loading="lazy" />
          ) : (
            <FileText aria-hidden="true" />
          )}
          <MediumWords medium={one} />
          {onRemove && (
            <button
              type="button"
              className="icon-button icon-button-small"
              aria-label={t("media_remove", { path: one.path })}
              onClick={() => onRemove(one.path)}
            >
              <Trash2 aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function MediumWords({ medium }: { medium: Medium }) {
  const size = useSize(medium.bytes);
  return (
    <span>
      <a className="mono" href={medium.url} target="_blank" rel="noreferrer">
        {medium.path}
      </a>{" "}
      <span className="muted">{medium.width ? `${medium.width} × ${medium.height}, ${size}` : size}</span>
    </span>
  );
}

const READERS: Record<string, "customer" | "rep"> = { price_list: "rep", quote_template: "rep" };

type Said = Omit<NewDocument, "title" | "readers" | "valid_from" | "valid_until"> & {
  valid_from: string;
  valid_until: string;
  title_en: string;
  title_ru: string;
};

const UNSAID: Said = {
  code: "",
  kind: "manual",
  language: "en",
  version: "1",
  valid_from: "",
  valid_until: "",
  title_en: "",
  title_ru: "",
};

function documentOf(said: Said): NewDocument {
  const { title_en, title_ru, valid_from, valid_until, ...rest } = said;
  return {
    ...rest,
    readers: READERS[said.kind] ?? "customer",
    valid_from: valid_from || null,
    valid_until: valid_until || null,
    title: { ...(title_en.trim() && { en: title_en.trim() }), ...(title_ru.trim() && { ru: title_ru.trim() }) },
  };
}

type FormProps = { draft: Draft; held: Medium[]; onDone: (path: string) => void };

function UploadForm({ draft, held, onDone }: FormProps) {
  const { t, language } = useSpeech();
  const [file, setFile] = useState<File | null>(null);
  const [path, setPath] = useState("");
  const [said, setSaid] = useState<Said>(UNSAID);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isPaper = file !== null && isDocument(file.name);
  const other = held.find((one) => one.path === path.trim());
  const choose = (chosen: File | null) => {
    setProblem(null);
    setFile(chosen);
    if (!chosen) return;
    setPath(pathFor(chosen.name));
    setSaid({ ...UNSAID, language, code: codeFor(chosen.name) });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !file) return;
    setBusy(true);
    try {
      const document = isPaper ? documentOf(said) : null;
      await media.upload(draft.id, { file, path: path.trim(), document, replaces: other?.digest ?? null });
      onDone(isPaper ? "documents.csv" : "media.csv");
    } catch (caught) {
      setProblem(asProblem(caught));
      setBusy(false);
    }
  };
  return (
    <form className="dialog-form" noValidate onSubmit={submit}>
      <h3>{t("media_add")}</h3>
      <Field
        label={t("media_file")}
        hint={t("media_file_hint")}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.webp"
        onChange={(event) => choose(event.target.files?.[0] ?? null)}
      />
      {problem && <ProblemNotice problem={problem} />}
      {file && (
        <>
          <Field
            label={t("file_path")}
            hint={other ? t("media_replaces") : isPaper ? undefined : t("media_picture_hint")}
            maxLength={200}
            value={path}
            onChange={(event) => setPath(event.target.value)}
          />
          {isPaper && <DocumentFields said={said} onSay={(more) => setSaid({ ...said, ...more })} />}
          <div className="dialog-actions">
            <Button type="submit" kind="primary" busy={busy}>
              {t(other ? "media_replace" : "media_upload")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function DocumentFields({ said, onSay }: { said: Said; onSay: (more: Partial<Said>) => void }) {
  const { t } = useSpeech();
  const text = (name: "code" | "version" | "title_en" | "title_ru" | "valid_from" | "valid_until") => ({
    value: said[name],
    onChange: (event: { target: { value: string } }) => onSay({ [name]: event.target.value }),
  });
  const kinds = (Object.keys(KIND_WORDS) as DocumentKind[]).map((kind) => ({ value: kind, name: t(KIND_WORDS[kind]) }));
  return (
    <div className="field-pairs">
      <Pick
        label={t("document_kind")}
        hint={READERS[said.kind] ? t("document_for_reps") : undefined}
        value={said.kind}
        onPick={(kind) => onSay({ kind: kind as DocumentKind })}
        options={kinds}
      />
      <Pick
        label={t("document_language")}
        value={said.language}
        onPick={(language) => onSay({ language })}
        options={[
          { value: "en", name: "English" },
          { value: "ru", name: "Русский" },
        ]}
      />
      <Field label={t("document_code")} hint={t("document_code_hint")} maxLength={60} {...text("code")} />
      <Field label={t("document_version_field")} maxLength={20} {...text("version")} />
      <Field label={t("document_title_en")} optional={t("optional")} maxLength={300} {...text("title_en")} />
      <Field label={t("document_title_ru")} optional={t("optional")} maxLength={300} {...text("title_ru")} />
      <Field label={t("valid_from")} optional={t("optional")} type="date" {...text("valid_from")} />
      <Field label={t("valid_until_day")} optional={t("optional")} type="date" {...text("valid_until")} />
    </div>
  );
}

/** An upload being looked at: every change of what is said about it is looked at anew, the last one counts. It is found again by whoever comes back. */
import { useEffect, useRef, useState } from "react";
import * as imports from "../api/imports";
import type { Draft, Imported, ImportOptions, ImportPreview, Job, SheetOptions } from "../api/model";
import type { Problem } from "../api/problem";
import { useActor } from "../desk/actor";
import { settled } from "./unkept";
import { useJob } from "./use-job";

const NOTHING_SAID: ImportOptions = { sheets: [], missing: "keep", decimal: "auto", encoding: "", only_good: false };

type Said = { upload: imports.Upload; options: ImportOptions };

export type Importing = {
  /** What is looked at, by the name of its file. */
  name: string | null;
  options: ImportOptions;
  preview: ImportPreview | null;
  problem: Problem | null;
  /** On its way to the server, being looked at, or being written. */
  busy: "sending" | "looking" | "writing" | null;
  /** What the server does of it now. */
  running: Job | null;
  /** It was stopped before anything was seen of it. */
  isStopped: boolean;
  /** The last import into this draft, and whether all of it can still be taken back at once. */
  last: { name: string; by: string; at: string; imported: Imported; isLast: boolean } | null;
  /** Begins with a file; `table` is where its only sheet belongs, if that is known. */
  take: (file: File | null, table?: string) => void;
  change: (said: Partial<ImportOptions>) => void;
  changeSheet: (name: string, said: Partial<SheetOptions>) => void;
  again: () => void;
  stop: () => void;
  /** Writes what is shown. */
  accept: () => void;
};

/** Args: the draft; what happens when something was taken over here. */
export function useImport(draft: Draft, onTaken: (files: string[]) => void): Importing {
  const me = useActor().id;
  // Undefined: nothing was said here yet, and what the server remembers counts. Null: it was put away.
  const [said, setSaid] = useState<Said | null>();
  const [seen, setSeen] = useState<ImportPreview | null>(null);
  const digests = useRef(new WeakMap<File, string>());
  const looking = useJob(
    draft.id,
    "draft.look_at_upload",
    (job) => job.asked.by === me,
    (job) => setSeen(previewOf(job)),
  );
  const writing = useJob(
    draft.id,
    "draft.import",
    (job) => job.ended_at === null || job.state === "done",
    (job) => job.state === "done" && onTaken((job.result as Imported).files),
  );
  const current = said === undefined ? saidIn(looking.job) : said;
  const { begin } = looking;
  useEffect(() => {
    if (!said) return;
    begin(async () => {
      await settled();
      const job = await imports.lookLater(draft.id, kept(said.upload, digests.current), said.options);
      if ("file" in said.upload) digests.current.set(said.upload.file, String(job.asked.upload));
      return job;
    });
  }, [draft.id, said, begin]);
  // What is found again was seen against the draft as it was then: it is shown if that is how it is, else looked at anew.
  const found = said === undefined && looking.job?.ended_at ? looking.job : null;
  useEffect(() => {
    if (found?.state !== "done") return;
    if (found.asked.version === draft.version) setSeen(previewOf(found));
    else setSaid(saidIn(found));
  }, [found, draft.version]);
  const say = (options: (before: ImportOptions) => ImportOptions) =>
    current && setSaid({ ...current, options: options(current.options) });
  const stopped = looking.job?.state === "cancelled" && !looking.isAsking && current !== null;
  return {
    name: current?.upload.name ?? null,
    options: current?.options ?? NOTHING_SAID,
    preview: current ? seen : null,
    problem: writing.problem ?? (current ? looking.problem : null),
    busy: writing.isActive || writing.isAsking ? "writing" : !current ? null : busyOf(looking),
    running: writing.isActive ? writing.job : current && looking.isActive ? looking.job : null,
    isStopped: stopped,
    last: lastOf(writing.job, draft),
    take: (file, table) => {
      setSeen(null);
      if (!file) imports.putAway(draft.id).catch(() => undefined); // it is found again then, and can be put away again
      const sheets = file && table ? [{ name: file.name, file: table }] : [];
      setSaid(file && { upload: { name: file.name, file }, options: { ...NOTHING_SAID, sheets } });
    },
    change: (more) => say((before) => ({ ...before, ...more })),
    changeSheet: (name, more) => say((before) => withSheet(before, name, more)),
    again: () => say((before) => ({ ...before })),
    stop: writing.isActive ? writing.stop : looking.stop,
    accept: () => {
      if (!current || !seen) return;
      const upload = { name: current.upload.name, digest: seen.upload };
      writing.begin(() => imports.acceptLater(draft.id, upload, { ...current.options, expect: seen.digest }));
    },
  };
}

const previewOf = (job: Job): ImportPreview | null => (job.state === "done" ? (job.result as ImportPreview) : null);

const busyOf = (looking: { isAsking: boolean; isActive: boolean }): Importing["busy"] =>
  looking.isAsking ? "sending" : looking.isActive ? "looking" : null;

/** What a job was told about an upload. */
function saidIn(job: Job | null): Said | null {
  if (!job) return null;
  const { name, upload, options } = job.asked;
  return { upload: { name: String(name), digest: String(upload) }, options: options as ImportOptions };
}

/** The upload as it travels cheapest: what was sent once is only named. */
function kept(upload: imports.Upload, digests: WeakMap<File, string>): imports.Upload {
  const digest = "file" in upload ? digests.get(upload.file) : undefined;
  return digest ? { name: upload.name, digest } : upload;
}

function lastOf(job: Job | null, draft: Draft): Importing["last"] {
  if (job?.state !== "done") return null;
  const imported = job.result as Imported;
  const standing = new Set(draft.files.filter((file) => file.version > 0).map((file) => file.version));
  const isLast = imported.edits.length > 0 && imported.edits.every((edit) => standing.has(edit));
  return { name: String(job.asked.name), by: job.asked_by, at: job.ended_at ?? job.asked_at, imported, isLast };
}

function withSheet(options: ImportOptions, name: string, said: Partial<SheetOptions>): ImportOptions {
  const known = options.sheets.find((sheet) => sheet.name === name) ?? { name };
  return { ...options, sheets: [...options.sheets.filter((sheet) => sheet.name !== name), { ...known, ...said }] };
}

/** An upload being looked at: every change of what is said about it is looked at anew, the last one counts. */
import { useCallback, useEffect, useState } from "react";
import * as imports from "../api/imports";
import type { ImportOptions, ImportPreview, SheetOptions } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { settled } from "./unkept";

const NOTHING_SAID: ImportOptions = { sheets: [], missing: "keep", decimal: "auto", encoding: "", only_good: false };

export type Importing = {
  file: File | null;
  options: ImportOptions;
  preview: ImportPreview | null;
  problem: Problem | null;
  /** Being looked at, or being written. */
  busy: "looking" | "writing" | null;
  /** Begins with a file; `table` is where its only sheet belongs, if that is known. */
  take: (file: File | null, table?: string) => void;
  change: (said: Partial<ImportOptions>) => void;
  changeSheet: (name: string, said: Partial<SheetOptions>) => void;
  again: () => void;
  stop: () => void;
  /** Writes what is shown; gives the files, or null if that failed. */
  accept: () => Promise<string[] | null>;
};

export function useImport(draft: string): Importing {
  const [asked, setAsked] = useState<{ file: File | null; options: ImportOptions; turn: number }>({
    file: null,
    options: NOTHING_SAID,
    turn: 0,
  });
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<Importing["busy"]>(null);
  const { file, options } = asked;
  useEffect(() => {
    if (!asked.file) return;
    const turn = new AbortController();
    setBusy("looking");
    setProblem(null);
    const look = async (upload: File) => {
      await settled();
      return imports.preview(draft, upload, asked.options, turn.signal);
    };
    look(asked.file)
      .then(setPreview, (caught) => {
        if (turn.signal.aborted) return;
        setPreview(null);
        setProblem(asProblem(caught));
      })
      .finally(() => !turn.signal.aborted && setBusy(null));
    return () => turn.abort();
  }, [draft, asked]);
  const take = useCallback((next: File | null, table?: string) => {
    const sheets = next && table ? [{ name: next.name, file: table }] : [];
    setPreview(null);
    setProblem(null);
    setBusy(null);
    setAsked((before) => ({ file: next, options: { ...NOTHING_SAID, sheets }, turn: before.turn + 1 }));
  }, []);
  const change = useCallback((said: Partial<ImportOptions>) => {
    setAsked((before) => ({ ...before, options: { ...before.options, ...said } }));
  }, []);
  const changeSheet = useCallback((name: string, said: Partial<SheetOptions>) => {
    setAsked((before) => ({ ...before, options: withSheet(before.options, name, said) }));
  }, []);
  const accept = async () => {
    if (!file || !preview || busy) return null;
    setBusy("writing");
    setProblem(null);
    try {
      return (await imports.accept(draft, file, { ...options, expect: preview.digest })).files;
    } catch (caught) {
      setProblem(asProblem(caught));
      setBusy(null);
      return null;
    }
  };
  return {
    file,
    options,
    preview,
    problem,
    busy,
    take,
    change,
    changeSheet,
    again: () => setAsked((before) => ({ ...before, turn: before.turn + 1 })),
    stop: () => take(null),
    accept,
  };
}

function withSheet(options: ImportOptions, name: string, said: Partial<SheetOptions>): ImportOptions {
  const known = options.sheets.find((sheet) => sheet.name === name) ?? { name };
  return { ...options, sheets: [...options.sheets.filter((sheet) => sheet.name !== name), { ...known, ...said }] };
}

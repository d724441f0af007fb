/** The words of a draft for completion and hover: its rule files and the tables of values they name, read once, kept up to date. */
import { useCallback, useEffect, useMemo, useState } from "react";
import * as studio from "../api/drafts";
import type { Draft } from "../api/model";
import { useSpeech } from "../i18n/language";
import { type Words, wordsOf } from "./rule-words";

/** A table with more characters than this is no help while typing. */
const LARGEST = 200_000;

/** More files than this are not read for their words. */
const MOST = 120;

export function useWords(draft: Draft): { words: Words; learn: (path: string, text: string) => void } {
  const { language } = useSpeech();
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for a draft; what is typed here is learnt below
  useEffect(() => {
    let current = true;
    const wanted = draft.files.filter(hasWords).slice(0, MOST);
    const read = async (path: string) => [path, (await studio.readFile(draft.id, path)).data.text ?? ""] as const;
    void Promise.allSettled(wanted.map((file) => read(file.path))).then((found) => {
      const pairs = found.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      if (current) setTexts((before) => new Map([...pairs, ...before]));
    });
    return () => {
      current = false;
    };
  }, [draft.id]);
  const learn = useCallback(
    (path: string, text: string) => setTexts((before) => new Map([...before, [path, text]])),
    [],
  );
  const words = useMemo(() => wordsOf(texts, language), [texts, language]);
  return { words, learn };
}

function hasWords({ path, state, characters }: Draft["files"][number]): boolean {
  return state !== "deleted" && characters <= LARGEST && (path.endsWith(".rules") || /^values\/.*\.csv$/.test(path));
}

/** The words of a draft for completion and hover: its rule files and the tables of values they name, read once, kept up to date. */
import { useCallback, useEffect, useRef } from "react";
import * as studio from "../api/drafts";
import type { Draft, FileHead } from "../api/model";
import { useSpeech } from "../i18n/language";
import { type Words, wordsOf } from "./rule-words";

/** A table with more characters than this is no help while typing. */
const LARGEST = 200_000;

/** More files than this are not read for their words. */
const MOST = 120;

export type AskWords = () => Promise<Words>;

export function useWords(draft: Draft): { words: AskWords; learn: (path: string, text: string) => void } {
  const { language } = useSpeech();
  const texts = useRef(new Map<string, string>());
  const reading = useRef<Promise<unknown> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for a draft; what is typed here is learnt below
  useEffect(() => {
    const read = async ({ path }: FileHead) => {
      const { data } = await studio.readFile(draft.id, path);
      if (!texts.current.has(path)) texts.current.set(path, data.text ?? "");
    };
    reading.current = Promise.allSettled(draft.files.filter(hasWords).slice(0, MOST).map(read));
  }, [draft.id]);
  const learn = useCallback((path: string, text: string) => {
    texts.current.set(path, text);
  }, []);
  const words = useCallback(async () => {
    await reading.current;
    return wordsOf(texts.current, language);
  }, [language]);
  return { words, learn };
}

function hasWords({ path, state, characters }: FileHead): boolean {
  return state !== "deleted" && characters <= LARGEST && (path.endsWith(".rules") || /^values\/.*\.csv$/.test(path));
}

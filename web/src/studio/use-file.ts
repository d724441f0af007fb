/** One file of a draft while somebody works on it: read, kept as they type, and both versions when two are at it. */
import { useCallback, useEffect, useRef, useState } from "react";
import * as studio from "../api/drafts";
import type { Tagged } from "../api/http";
import type { DraftFile } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { together } from "../api/text-changes";
import { Keeper, type Standing } from "./keeper";
import { leave, takeUnkept } from "./unkept";

/** Both versions; where the two changes are apart, what is mine holds them both. */
export type Conflict = { mine: string; theirs: Tagged<DraftFile>; isBoth: boolean };

export type OpenFile = {
  /** What the editor begins with. */
  file: DraftFile | null;
  /** Counts what the editor begins with. */
  reading: number;
  current: () => string;
  /** The text as it is in the editor. */
  text: string;
  standing: Standing;
  problem: Problem | null;
  conflict: Conflict | null;
  type: (text: string) => void;
  flush: () => Promise<void>;
  decide: (text: string) => Promise<void>;
  /** Puts another text into the editor, as if it had been typed. */
  replace: (text: string) => Promise<void>;
  remove: () => Promise<void>;
  /** Reads the file again after it was written from here by another way, such as a form. */
  follow: () => Promise<void>;
  reload: () => void;
};

export function useFile(draft: string, path: string, onKept: () => void): OpenFile {
  const [{ file, reading }, setRead] = useState<{ file: DraftFile | null; reading: number }>({
    file: null,
    reading: 0,
  });
  const setFile = useCallback(
    (next: DraftFile) => setRead((before) => ({ file: next, reading: before.reading + 1 })),
    [],
  );
  const [standing, setStanding] = useState<Standing>("kept");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [theirs, setTheirs] = useState<Tagged<DraftFile> | null>(null);
  const [turn, setTurn] = useState(0);
  const keeper = useRef<Keeper | null>(null);
  const text = useRef("");
  /** The text as the server has it, in the version that the keeper knows. */
  const server = useRef<string | null>(null);
  const kept = useRef(onKept);
  kept.current = onKept;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn reads again
  useEffect(() => {
    let current = true;
    const hear = (next: Standing, why: Problem | null) => {
      if (next === "kept") kept.current();
      if (!current) return;
      setStanding(next);
      setProblem(next === "refused" ? why : null);
    };
    const write = async (content: string, etag: string) => {
      const next = await studio.keepText(draft, path, etag, server.current, content);
      server.current = content;
      return next;
    };
    studio.readFile(draft, path).then(
      (found) => {
        if (!current) return;
        text.current = found.data.text ?? "";
        server.current = found.data.text;
        keeper.current = new Keeper(found.etag, write, hear);
        setFile(found.data);
        setStanding("kept");
        setProblem(null);
        const unkept = takeUnkept(draft, path);
        if (unkept === undefined || unkept === text.current) return;
        text.current = unkept;
        keeper.current.dispute(unkept);
      },
      (caught) => current && setProblem(asProblem(caught)),
    );
    return () => {
      current = false;
      if (keeper.current) leave(draft, path, keeper.current, () => text.current);
    };
  }, [draft, path, turn, setFile]);

  useEffect(() => {
    if (standing !== "conflict") return setTheirs(null);
    studio.readFile(draft, path).then(setTheirs, (caught) => setProblem(asProblem(caught)));
  }, [standing, draft, path]);

  useWarning(() => keeper.current?.isUnkept ?? false);

  const type = useCallback((content: string) => {
    text.current = content;
    keeper.current?.type(content);
  }, []);
  const flush = useCallback(async () => keeper.current?.flush(), []);
  const decide = async (content: string) => {
    if (!theirs || !file) return;
    text.current = content;
    server.current = theirs.data.text;
    setFile({ ...theirs.data, text: content });
    setTheirs(null);
    await keeper.current?.decide(content, theirs.etag);
  };
  const replace = async (content: string) => {
    if (!file) return;
    setFile({ ...file, text: content });
    type(content);
    await keeper.current?.flush();
  };
  const remove = async () => {
    await keeper.current?.flush();
    await studio.deleteFile(draft, path, keeper.current?.tag ?? "").then(
      () => {
        kept.current();
        setTurn(turn + 1);
      },
      (caught) => setProblem(asProblem(caught)),
    );
  };
  const follow = useCallback(
    () =>
      studio.readFile(draft, path).then(
        (found) => {
          text.current = found.data.text ?? "";
          server.current = found.data.text;
          keeper.current?.follow(found.etag);
          setFile(found.data);
          kept.current();
        },
        (caught) => setProblem(asProblem(caught)),
      ),
    [draft, path, setFile],
  );
  return {
    file,
    reading,
    current: () => text.current,
    text: text.current,
    standing,
    problem,
    conflict: theirs && conflictOf(server.current, text.current, theirs),
    type,
    flush,
    decide,
    replace,
    remove,
    follow,
    reload: () => setTurn(turn + 1),
  };
}

function conflictOf(origin: string | null, mine: string, theirs: Tagged<DraftFile>): Conflict {
  const both = origin === null || theirs.data.text === null ? null : together(origin, mine, theirs.data.text);
  return { mine: both ?? mine, theirs, isBoth: both !== null };
}

/** The browser asks before a page is left that holds what the server does not. */
function useWarning(isUnkept: () => boolean): void {
  const asked = useRef(isUnkept);
  asked.current = isUnkept;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (asked.current()) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
}

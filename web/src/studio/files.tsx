/** The files of a draft: the tree, the text of one, and what is found in all of them. */
import { useCallback, useEffect, useState } from "react";
import type { Draft, Finding } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Notice, ProblemNotice } from "../ui/parts";
import { useRouter } from "../ui/router";
import { addressOf } from "./address";
import { CommentPanel, useComments } from "./comments";
import type { Spot } from "./editor";
import { FilePane } from "./file-pane";
import { FileTree } from "./file-tree";
import { FindingList } from "./finding-list";
import { useCheck } from "./use-check";
import { useWords } from "./use-words";

type Place = Spot & { path: string };

export function FilesStep({ draft, onKept }: { draft: Draft; onKept: () => void }) {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const path = place.query.get("file") ?? firstFile(draft);
  const [spot, setSpot] = useState<Place | null>(null);
  useEffect(() => setSpot((before) => spotOf(place.query, path) ?? before), [place, path]);
  const checked = useCheck(draft.id);
  const { words, learn } = useWords(draft);
  const comments = useComments(draft.id);
  const [turn, setTurn] = useState(0);
  const [cursor, setCursor] = useState<{ path: string; line: number } | null>(null);
  const { check } = checked;
  useEffect(check, [check]);
  const kept = useCallback(
    (text: string) => {
      learn(path, text);
      onKept();
      check();
    },
    [path, learn, onKept, check],
  );
  /** Files were written by something else than the pane: it reads its file anew. */
  const changed = () => {
    onKept();
    check();
    setTurn((count) => count + 1);
  };
  const open = (file: string) => go(addressOf(draft.id, file));
  const visit = (finding: Finding) => {
    if (!finding.file) return;
    if (finding.file !== path) open(finding.file);
    setSpot({ path: finding.file, line: finding.line, column: finding.column });
  };
  return (
    <div className="studio-files">
      <FileTree draft={draft} path={path} findings={checked.found.findings} onOpen={open} onChanged={changed} />
      <div className="studio-work">
        {draft.state !== "open" && <Notice>{t("draft_is_closed")}</Notice>}
        <FilePane
          key={`${path} ${turn}`}
          draft={draft}
          path={path}
          words={words}
          findings={checked.found.findings}
          spot={spot?.path === path ? spot : null}
          onKept={kept}
          onLine={(line) => setCursor({ path, line })}
        />
        {checked.problem && <ProblemNotice problem={checked.problem} onRetry={check} />}
        <FindingList found={checked.found} checked={checked.isChecked} onVisit={visit} />
        <CommentPanel
          key={`comments ${path}`}
          draft={draft.id}
          comments={comments}
          path={path}
          line={cursor?.path === path ? cursor.line : null}
        />
      </div>
    </div>
  );
}

/** The place that an address names, as a link to a rule does. */
function spotOf(query: URLSearchParams, path: string): Place | null {
  const line = Number(query.get("line"));
  return line > 0 ? { path, line, column: Number(query.get("column")) || 1 } : null;
}

/** People come for the rules, or for the terms: the first changed file of them, else the first. */
function firstFile({ files }: Draft): string {
  const rules = files.filter((file) => /\.rules$|^terms\//.test(file.path) && file.state !== "deleted");
  return (rules.find((file) => file.state !== "base") ?? rules[0] ?? files[0])?.path ?? "";
}

/** Comments on a draft, a file or a line: plain text, open until somebody resolves them. */
import { Check, MessageSquare, RotateCcw } from "lucide-react";
import { useState } from "react";
import * as conversation from "../api/conversation";
import type { Comment } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Area, Pick } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { Link } from "../ui/router";
import { type Loaded, useLoad } from "../ui/use-load";
import { addressOf } from "./address";

export type Comments = Loaded<Comment[]>;

export const useComments = (draft: string): Comments => useLoad(() => conversation.comments(draft), draft);

type Props = {
  draft: string;
  comments: Comments;
  /** The file that is looked at. */
  path: string;
  /** The line where the cursor stands in it. */
  line: number | null;
};

/** What is said about one file and about the draft as a whole. */
export function CommentPanel({ draft, comments, path, line }: Props) {
  const { t } = useSpeech();
  const here = (comments.data ?? []).filter((one) => one.path === path || one.path === null);
  const open = here.filter((one) => one.resolved_at === null);
  return (
    <section className="comments" aria-label={t("comments")}>
      <h2>
        {t("comments")} {open.length > 0 && <span className="muted">{t("comments_open", { count: open.length })}</span>}
      </h2>
      {comments.problem && <ProblemNotice problem={comments.problem} onRetry={comments.reload} />}
      <CommentList draft={draft} items={here} onChanged={comments.put} />
      <CommentForm draft={draft} path={path} line={line} onKept={comments.put} />
    </section>
  );
}

type ListProps = { draft: string; items: Comment[]; onChanged: (items: Comment[]) => void };

export function CommentList({ draft, items, onChanged }: ListProps) {
  if (items.length === 0) return null;
  return (
    <ul>
      {items.map((comment) => (
        <CommentItem key={comment.id} draft={draft} comment={comment} onChanged={onChanged} />
      ))}
    </ul>
  );
}

type ItemProps = { draft: string; comment: Comment; onChanged: (items: Comment[]) => void };

function CommentItem({ draft, comment, onChanged }: ItemProps) {
  const { t, moment } = useSpeech();
  const [problem, setProblem] = useState<Problem | null>(null);
  const isOpen = comment.resolved_at === null;
  const turn = () =>
    (isOpen ? conversation.resolve : conversation.reopen)(draft, comment.id).then(onChanged, (caught) =>
      setProblem(asProblem(caught)),
    );
  return (
    <li className="comment" data-testid="comment" data-resolved={!isOpen || undefined}>
      <p>
        <strong>{comment.by}</strong> <span className="muted">{moment(comment.at)}</span>{" "}
        <CommentPlace draft={draft} comment={comment} />
      </p>
      <p className="plain-text">{comment.text}</p>
      <p className="comment-foot">
        {!isOpen && <span className="muted">{t("comment_resolved_by", { who: comment.resolved_by ?? "" })}</span>}
        <Button
          small
          kind="quiet"
          icon={isOpen ? <Check aria-hidden="true" /> : <RotateCcw aria-hidden="true" />}
          onClick={turn}
        >
          {t(isOpen ? "comment_resolve" : "comment_reopen")}
        </Button>
      </p>
      {problem && <ProblemNotice problem={problem} />}
    </li>
  );
}

export function CommentPlace({ draft, comment }: { draft: string; comment: Comment }) {
  const { t } = useSpeech();
  if (comment.path === null) return <span className="muted">{t("comment_on_draft")}</span>;
  const place = comment.line === null ? comment.path : `${comment.path}:${comment.line}:1`;
  const isGone = comment.excerpt !== null && comment.line === null;
  return (
    <>
      <Link className="mono" to={addressOf(draft, place)}>
        {comment.line === null ? comment.path : `${comment.path}:${comment.line}`}
      </Link>
      {comment.excerpt && <q className="comment-line mono">{comment.excerpt}</q>}
      {isGone && <span className="muted">{t("comment_line_gone")}</span>}
    </>
  );
}

type FormProps = { draft: string; path: string; line: number | null; onKept: (items: Comment[]) => void };

function CommentForm({ draft, path, line, onKept }: FormProps) {
  const { t } = useSpeech();
  const [text, setText] = useState("");
  const [about, setAbout] = useState<"line" | "file" | "draft">("line");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const place = about === "line" && line === null ? "file" : about;
  const send = async () => {
    setTried(true);
    if (busy || !text.trim()) return;
    setBusy(true);
    setProblem(null);
    const on = place === "draft" ? null : path;
    await conversation.comment(draft, text, on, place === "line" ? line : null).then(
      (items) => {
        setText("");
        setTried(false);
        onKept(items);
      },
      (caught) => setProblem(asProblem(caught)),
    );
    setBusy(false);
  };
  const places = [
    ...(line === null ? [] : [{ value: "line", name: t("comment_on_line", { line }) }]),
    { value: "file", name: t("comment_on_file", { path }) },
    { value: "draft", name: t("comment_on_draft") },
  ];
  return (
    <div className="comment-form">
      <Area
        label={t("comment_new")}
        error={tried && !text.trim() ? t("comment_missing") : null}
        maxLength={4000}
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="comment-about">
        <Pick
          label={t("comment_about")}
          value={place}
          onPick={(value) => setAbout(value as typeof about)}
          options={places}
        />
        <Button small busy={busy} icon={<MessageSquare aria-hidden="true" />} onClick={send}>
          {t("comment_send")}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

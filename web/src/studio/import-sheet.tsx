/** One sheet of an upload: which table it is for, which column is which, what it changes there, and what is wrong with it. */
import { CircleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import type { CellProblem, RowChange, SheetOptions, SheetPreview } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Field, Pick } from "../ui/field";
import { Notice } from "../ui/parts";
import { ACTIONS } from "./import-folder";
import type { Importing } from "./use-import";

type PartProps = { sheet: SheetPreview; work: Importing };

export function SheetPart({ sheet, work }: PartProps) {
  const { t, text } = useSpeech();
  const said = work.options.sheets.find((one) => one.name === sheet.name);
  const say = (more: Partial<SheetOptions>) => work.changeSheet(sheet.name, more);
  return (
    <section className="import-sheet" aria-label={sheet.name} data-testid="import-sheet">
      <h3>{sheet.name}</h3>
      <TablePick sheet={sheet} onPick={(file) => say({ file, columns: [] })} />
      {sheet.notes.map((note) => (
        <Notice key={text(note)}>{text(note)}</Notice>
      ))}
      {sheet.file === null && !sheet.left_out && <Notice tone="changed">{t("import_which_table")}</Notice>}
      {sheet.file !== null && (
        <>
          <Counts sheet={sheet} />
          <Columns sheet={sheet} said={said} onSay={say} />
        </>
      )}
      {sheet.problem_count > 0 && <Problems sheet={sheet} said={said} onSay={say} />}
      {sheet.changes.length > 0 && <Changes sheet={sheet} />}
    </section>
  );
}

/** The value of the choice that makes a new table. */
const NEW = "\0new";

function TablePick({ sheet, onPick }: { sheet: SheetPreview; onPick: (file: string) => void }) {
  const { t } = useSpeech();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("values/");
  const known = sheet.file && !sheet.candidates.includes(sheet.file) ? [sheet.file] : [];
  return (
    <div className="import-table">
      <Pick
        label={t("import_table")}
        value={naming ? NEW : (sheet.file ?? "")}
        onPick={(value) => {
          setNaming(value === NEW);
          if (value !== NEW) onPick(value);
        }}
        options={[
          { value: "", name: t("import_leave_out") },
          ...[...known, ...sheet.candidates].map((path) => ({ value: path, name: path })),
          { value: NEW, name: t("import_new_table") },
        ]}
      />
      {naming && (
        <Field
          label={t("file_path")}
          hint={t("import_new_table_hint")}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
          onBlur={() => name.endsWith(".csv") && onPick(name.trim())}
          onKeyDown={(event) => event.key === "Enter" && name.endsWith(".csv") && onPick(name.trim())}
        />
      )}
    </div>
  );
}

function Counts({ sheet }: { sheet: SheetPreview }) {
  const { t, number } = useSpeech();
  const { counts } = sheet;
  const told = [
    { word: "count_added", count: counts.added },
    { word: "count_changed", count: counts.changed },
    { word: "count_removed", count: counts.removed },
    { word: "count_unchanged", count: counts.unchanged },
    { word: "count_left_out", count: counts.left_out },
  ] as const;
  return (
    <p className="import-counts" role="status">
      {told
        .filter(({ count, word }) => count > 0 || word === "count_unchanged")
        .map(({ word, count }) => (
          <span key={word} data-count={word}>
            {t(word, { count, number: number(count) })}
          </span>
        ))}
      {sheet.is_reordered && <span>{t("import_reordered")}</span>}
    </p>
  );
}

type SayProps = {
  sheet: SheetPreview;
  said: SheetOptions | undefined;
  onSay: (more: Partial<SheetOptions>) => void;
};

function Columns({ sheet, said, onSay }: SayProps) {
  const { t } = useSpeech();
  const unused = sheet.columns.filter((column) => column.column === null).length;
  const pick = (at: number, column: string) =>
    onSay({ columns: [...(said?.columns ?? []).filter((one) => one.at !== at), { at, column }] });
  return (
    <details className="fold import-columns" open={unused > 0}>
      <summary>{unused > 0 ? t("import_columns_unused", { count: unused }) : t("import_columns")}</summary>
      <div className="import-columns-grid">
        {sheet.columns.map((column) => (
          <Pick
            key={column.at}
            label={`${column.letter} · ${column.title}`}
            value={column.column ?? ""}
            onPick={(value) => pick(column.at, value)}
            options={[
              { value: "", name: t("import_column_unused") },
              ...columnsFor(sheet, column.column, column.title).map((name) => ({ value: name, name })),
            ]}
          />
        ))}
      </div>
    </details>
  );
}

/** The columns that one of the sheet may be: those of the table, and for open tables its own title if it can be a name. */
function columnsFor(sheet: SheetPreview, now: string | null, title: string): string[] {
  const own = sheet.open && /^[a-z][a-z0-9_]*(\[[^\]]*\]|#)?$/.test(title) ? [title] : [];
  return [...new Set([...sheet.known, ...own, ...(now ? [now] : [])])];
}

function Problems({ sheet, said, onSay }: SayProps) {
  const { t } = useSpeech();
  const fix = (problem: CellProblem, words: string) => {
    const others = (said?.fixes ?? []).filter((one) => one.row !== problem.row || one.column !== problem.column);
    onSay({ fixes: [...others, { row: problem.row, column: problem.column, text: words }] });
  };
  return (
    <section className="import-problems" aria-label={t("import_problems", { count: sheet.problem_count })}>
      <h4>{t("import_problems", { count: sheet.problem_count })}</h4>
      <ul>
        {sheet.problems.map((problem) => (
          <Wrong
            key={`${problem.row} ${problem.column} ${problem.message.en}`}
            problem={problem}
            fixed={said?.fixes?.find((one) => one.row === problem.row && one.column === problem.column)?.text}
            onFix={(words) => fix(problem, words)}
          />
        ))}
      </ul>
      {sheet.problem_count > sheet.problems.length && (
        <p className="muted">{t("import_more_problems", { count: sheet.problem_count - sheet.problems.length })}</p>
      )}
    </section>
  );
}

type WrongProps = { problem: CellProblem; fixed: string | undefined; onFix: (words: string) => void };

function Wrong({ problem, fixed, onFix }: WrongProps) {
  const { t, text } = useSpeech();
  const stands = fixed ?? problem.text;
  const [words, setWords] = useState(stands);
  useEffect(() => setWords(stands), [stands]);
  const commit = () => {
    if (words !== stands) onFix(words);
  };
  const cell = problem.row > 0 ? `${problem.letter}${problem.row}` : "";
  return (
    <li data-testid="import-problem" data-left-out={problem.left_out || undefined}>
      <CircleAlert aria-hidden="true" />
      <span className="mono import-cell">{cell}</span>
      <p>
        {text(problem.message)} {problem.left_out && <em>{t("import_row_left_out")}</em>}
      </p>
      {problem.column > 0 && problem.row > 0 && (
        <input
          className="import-fix"
          aria-label={t("import_fix", { cell })}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
        />
      )}
    </li>
  );
}

function Changes({ sheet }: { sheet: SheetPreview }) {
  const { t } = useSpeech();
  const total = sheet.counts.added + sheet.counts.changed + sheet.counts.removed;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <section className="import-changes" aria-label={t("import_changes")} tabIndex={0}>
        <table className="import-diff">
          <caption className="visually-hidden">{t("import_changes")}</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("import_row")}
              </th>
              <th scope="col">{t("state")}</th>
              {sheet.table_columns.map((column) => (
                <th key={column} scope="col" className="mono">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.changes.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: removed rows have no number; the list is shown as it came
              <Changed key={index} change={change} size={sheet.table_columns.length} />
            ))}
          </tbody>
        </table>
      </section>
      {total > sheet.changes.length && (
        <p className="muted">{t("import_more_changes", { count: total - sheet.changes.length })}</p>
      )}
    </>
  );
}

function Changed({ change, size }: { change: RowChange; size: number }) {
  const { t } = useSpeech();
  const action = ACTIONS[change.action];
  return (
    <tr data-action={change.action}>
      <td className="number">{change.row ?? ""}</td>
      <th scope="row" className="row-action">
        <span aria-hidden="true">{action.mark}</span> {t(action.word)}
      </th>
      {Array.from({ length: size }, (_, at) => {
        const before = change.before?.[at] ?? "";
        const after = change.after?.[at] ?? "";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          <td key={at}>
            {change.action === "changed" && before !== after ? (
              <>
                {before && <del>{before}</del>} <ins>{after || "–"}</ins>
              </>
            ) : (
              (change.after?.[at] ?? before)
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** A table of a draft as a grid: walked and edited from the keyboard, pasted into from spreadsheets, whatever its length. */
import { ListPlus, Search, Trash2 } from "lucide-react";
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Finding } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Button } from "../../ui/parts";
import type { Spot as Place } from "../editor";
import { GridHead, GridRow, ROW, TITLES } from "./grid-row";
import { actOf, blockBetween, inside, isLook, type Spot } from "./keys";
import { blockOf, blockText, linesOf, withCells, withoutRows, withRows } from "./table-text";
import type { TableWork } from "./use-table";
import { type CellFinding, cellFindings, columnLooks, rowAt, type Sort, shownRows } from "./view";
import "./grid.css";

/** Rows that are made above and below what is in sight. */
const SPARE = 8;

/** Of the column of row numbers; px. */
const GUTTER = 56;

type GridProps = {
  work: TableWork;
  label: string;
  readOnly: boolean;
  findings: Finding[];
  spot: Place | null;
  onLeave: () => void;
  onLine?: (line: number) => void;
};

export function Grid({ work, label, readOnly, findings, spot, onLeave, onLine }: GridProps) {
  const { t, number } = useSpeech();
  const { table } = work;
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState<Sort>(null);
  const [active, setActive] = useState<Spot>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Spot>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const typed = useRef<string | null>(null);
  const shown = useMemo(() => shownRows(table, query, sort), [table, query, sort]);
  const looks = useMemo(() => columnLooks(table), [table]);
  const lines = useMemo(() => linesOf(table), [table]);
  const found = useMemo(() => cellFindings(table, findings), [table, findings]);
  const size = { row: shown.length, column: looks.length };
  const at = inside(active, size);
  const block = blockBetween(at, inside(anchor, size));
  const scroll = useScroll(at, looks, editing !== null);

  const line = lines[shown[at.row] ?? -1] ?? null;
  const heard = useRef(onLine);
  heard.current = onLine;
  useEffect(() => {
    if (line !== null) heard.current?.(line);
  }, [line]);

  const go = (to: Spot, extend = false) => {
    setActive(to);
    if (!extend) setAnchor(to);
    scroll.follow(to);
    scroll.take();
  };
  const picked = () => shown.slice(block.from.row, block.to.row + 1);
  const begin = (text: string) => {
    typed.current = text;
    setEditing(text);
  };
  /** Ends editing, once: what is typed stands in the cell, and the focus goes on by a step, or stays where it went. */
  const commit = (step: Spot | null) => {
    const text = typed.current;
    const row = shown[at.row];
    typed.current = null;
    setEditing(null);
    if (text === null || row === undefined) return;
    work.change(withCells(table, [{ row, column: at.column, text: text.trim() }]));
    if (step) go(inside({ row: at.row + step.row, column: at.column + step.column }, size));
  };
  const cancel = () => {
    typed.current = null;
    setEditing(null);
    scroll.take();
  };
  const clear = () => {
    const columns = range(block.from.column, block.to.column);
    work.change(
      withCells(
        table,
        picked().flatMap((row) => columns.map((column) => ({ row, column, text: "" }))),
      ),
    );
  };
  const add = () => {
    const place = (shown[at.row] ?? table.rows.length - 1) + 1;
    work.change(withRows(table, place, [[]]));
    setQuery("");
    setSort(null);
    go({ row: place, column: 0 });
  };
  const remove = () => {
    work.change(withoutRows(table, new Set(picked())));
    go(inside({ row: block.from.row, column: at.column }, { ...size, row: size.row - picked().length }));
  };
  const paste = (text: string) => {
    const rows = blockOf(text);
    const changes = rows.flatMap((cells, down) => {
      const row = shown[at.row + down] ?? table.rows.length + at.row + down - shown.length;
      return cells
        .slice(0, size.column - at.column)
        .map((words, right) => ({ row, column: at.column + right, text: words }));
    });
    const missing = Math.max(0, at.row + rows.length - shown.length);
    const longer = withRows(table, table.rows.length, Array<string[]>(missing).fill([]));
    work.change(withCells(longer, changes));
    const cut = Math.max(0, ...rows.map((cells) => at.column + cells.length - size.column));
    setTold(
      [t("grid_pasted", { count: rows.length }), cut > 0 ? t("grid_cut", { count: cut }) : ""]
        .filter(Boolean)
        .join(" "),
    );
  };
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (editing !== null) return;
    const act = actOf(event, at, size, scroll.page());
    if (!act || (readOnly && !isLook(act))) return;
    event.preventDefault();
    setTold("");
    if (act.kind === "go") go(act.to, act.extend);
    else if (act.kind === "sort") setSort({ column: at.column, down: act.down });
    else if (act.kind === "all") {
      setAnchor({ row: 0, column: 0 });
      setActive({ row: size.row - 1, column: size.column - 1 });
    } else if (act.kind === "edit") {
      if (size.row > 0) begin(act.text ?? textAt(at));
    } else ({ clear, add, remove, undo: work.undo, redo: work.redo })[act.kind]();
  };
  const copy = (event: ClipboardEvent) => {
    if (editing !== null || size.row === 0) return;
    event.preventDefault();
    const rows = picked().map((row) => table.rows[row]?.cells.slice(block.from.column, block.to.column + 1) ?? []);
    event.clipboardData.setData("text/plain", blockText(rows));
  };
  const press = (event: PointerEvent, to: Spot) => {
    if (editing !== null && to.row === at.row && to.column === at.column) return;
    const again = event.pointerType === "touch" && to.row === at.row && to.column === at.column;
    commit(null);
    go(to, event.shiftKey);
    if (again && !readOnly) begin(textAt(to));
  };
  const textAt = (to: Spot) => table.rows[shown[to.row] ?? -1]?.cells[to.column] ?? "";
  useVisit(spot, () => {
    const row = rowAt(linesOf(table), spot?.line ?? 1);
    const [cell] = cellFindings(table, [{ line: spot?.line ?? 1, column: spot?.column ?? 1 } as Finding]);
    setQuery("");
    setSort(null);
    go(inside({ row, column: cell?.column ?? 0 }, { row: table.rows.length, column: looks.length }));
  });

  const rowsInSight = scroll.rows(shown.length);
  const here = found.find((one) => one.row === shown[at.row] && one.column === at.column);
  return (
    <section className="grid-pane">
      <Tools
        query={query}
        onQuery={setQuery}
        count={block.to.row - block.from.row + 1}
        readOnly={readOnly}
        isEmpty={shown.length === 0}
        onAdd={add}
        onRemove={remove}
      >
        {query || sort
          ? t("grid_rows_shown", { shown: number(shown.length), number: number(table.rows.length) })
          : t("grid_rows", { count: table.rows.length, number: number(table.rows.length) })}
      </Tools>
      <div
        ref={scroll.viewport}
        className="sheet"
        role="grid"
        aria-label={label}
        aria-rowcount={shown.length + 1}
        aria-colcount={looks.length + 1}
        aria-readonly={readOnly || undefined}
        aria-multiselectable="true"
        tabIndex={shown.length === 0 ? 0 : -1}
        data-testid="grid"
        onScroll={scroll.onScroll}
        onKeyDown={keys}
        onCopy={copy}
        onPaste={(event) => {
          if (editing !== null || readOnly) return;
          event.preventDefault();
          paste(event.clipboardData.getData("text/plain"));
        }}
        onBlur={(event: FocusEvent) => {
          if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
        }}
      >
        <GridHead
          looks={looks}
          template={templateOf(looks)}
          sort={sort}
          onSort={(column) => setSort(nextSort(sort, column))}
          wrong={found.filter((one) => one.row < 0)}
        />
        <div
          className="sheet-body"
          role="rowgroup"
          style={{ height: shown.length * ROW, width: GUTTER + looks.reduce((sum, look) => sum + look.width, 0) }}
        >
          {withActive(rowsInSight, at.row, shown.length).map((index) => (
            <GridRow
              key={index}
              index={index}
              fileRow={shown[index] ?? 0}
              row={table.rows[shown[index] ?? 0]}
              looks={looks}
              template={templateOf(looks)}
              active={index === at.row ? at.column : null}
              block={index >= block.from.row && index <= block.to.row ? block : null}
              editing={index === at.row ? editing : null}
              found={foundIn(found, shown[index] ?? 0)}
              onPress={press}
              onEdit={(to) => !readOnly && begin(textAt(to))}
              onType={(text) => {
                typed.current = text;
              }}
              onCommit={commit}
              onCancel={cancel}
            />
          ))}
        </div>
      </div>
      <p className="grid-told" role="status">
        {here ? <WordOf finding={here.finding} /> : told || (sort || query ? t("grid_sorted") : "")}
      </p>
      {shown.length === 0 && <p className="muted">{t(table.rows.length === 0 ? "grid_empty" : "grid_no_rows")}</p>}
      <Keys />
    </section>
  );
}

function WordOf({ finding }: { finding: Finding }) {
  const { text } = useSpeech();
  return <span className={`file-${finding.severity}`}>{text(finding.message)}</span>;
}

type ToolsProps = {
  query: string;
  onQuery: (query: string) => void;
  count: number;
  readOnly: boolean;
  isEmpty: boolean;
  onAdd: () => void;
  onRemove: () => void;
  children: string;
};

function Tools({ query, onQuery, count, readOnly, isEmpty, onAdd, onRemove, children }: ToolsProps) {
  const { t } = useSpeech();
  return (
    <div className="grid-tools-bar">
      <label className="grid-find">
        <Search aria-hidden="true" />
        <span className="visually-hidden">{t("grid_find")}</span>
        <input
          type="search"
          placeholder={t("grid_find")}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
      </label>
      <span className="muted" role="status">
        {children}
      </span>
      {!readOnly && (
        <span className="grid-changes">
          <Button small kind="quiet" icon={<ListPlus aria-hidden="true" />} onClick={onAdd}>
            {t("grid_add")}
          </Button>
          <Button small kind="quiet" disabled={isEmpty} icon={<Trash2 aria-hidden="true" />} onClick={onRemove}>
            {t("grid_delete", { count })}
          </Button>
        </span>
      )}
    </div>
  );
}

const KEYS = [
  ["← ↑ → ↓ Home End", "grid_key_walk"],
  ["Enter F2", "grid_key_edit"],
  ["Esc", "grid_key_leave"],
  ["Shift ← ↑ → ↓, Ctrl A", "grid_key_select"],
  ["Ctrl C, Ctrl V", "grid_key_copy"],
  ["Delete", "grid_key_clear"],
  ["Ctrl Enter", "grid_key_add"],
  ["Ctrl Delete", "grid_key_delete"],
  ["Ctrl Z, Ctrl Y", "grid_key_undo"],
  ["Alt ↑, Alt ↓", "grid_key_sort"],
] as const;

function Keys() {
  const { t } = useSpeech();
  return (
    <details className="fold grid-keys-list">
      <summary>{t("keys")}</summary>
      <dl>
        {KEYS.map(([pressed, name]) => (
          <div key={name}>
            <dt>
              <kbd>{pressed}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Where the grid is scrolled to, which rows that shows, and how it follows the active cell. */
function useScroll(active: Spot, looks: { width: number }[], isEditing: boolean) {
  const viewport = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const wanted = useRef(false);
  useLayoutEffect(() => {
    const box = viewport.current;
    if (!box) return;
    const watch = new ResizeObserver(() => setHeight(box.clientHeight));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the active cell
  useEffect(() => {
    const box = viewport.current;
    if (!box || isEditing) return;
    if (wanted.current || box.contains(document.activeElement))
      box.querySelector<HTMLElement>('[data-active="true"]')?.focus({ preventScroll: true });
    wanted.current = false;
  }, [active.row, active.column, isEditing]);
  const follow = ({ row, column }: Spot) => {
    const box = viewport.current;
    if (!box) return;
    const y = row * ROW;
    const room = box.clientHeight - TITLES;
    if (y < box.scrollTop) box.scrollTop = y;
    else if (y + ROW > box.scrollTop + room) box.scrollTop = y + ROW - room;
    const left = looks.slice(0, column).reduce((sum, look) => sum + look.width, 0);
    const width = looks[column]?.width ?? 0;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (left + width + GUTTER > box.scrollLeft + box.clientWidth)
      box.scrollLeft = left + width + GUTTER - box.clientWidth;
  };
  return {
    viewport,
    follow,
    /** The next active cell takes the focus, wherever it is now. */
    take: () => {
      wanted.current = true;
    },
    page: () => Math.max(1, Math.floor((height - TITLES) / ROW) - 1),
    rows: (count: number) => {
      const first = Math.max(0, Math.floor(top / ROW) - SPARE);
      return range(first, Math.min(count - 1, Math.ceil((top + height) / ROW) + SPARE));
    },
    onScroll: () => setTop(viewport.current?.scrollTop ?? 0),
  };
}

/** Does something when somebody is sent to a place, once for each time. */
function useVisit(spot: Place | null, visit: () => void): void {
  const act = useRef(visit);
  act.current = visit;
  useEffect(() => {
    if (spot) act.current();
  }, [spot]);
}

/** The rows in sight, and the active one wherever it is: it holds the focus. */
function withActive(rows: number[], active: number, count: number): number[] {
  return count === 0 || rows.includes(active) ? rows : [...rows, active];
}

const NONE: CellFinding[] = [];

function foundIn(found: CellFinding[], row: number): CellFinding[] {
  const own = found.filter((one) => one.row === row);
  return own.length > 0 ? own : NONE;
}

function nextSort(sort: Sort, column: number): Sort {
  if (sort?.column !== column) return { column, down: false };
  return sort.down ? null : { column, down: true };
}

const templateOf = (looks: { width: number }[]) => `${GUTTER}px ${looks.map((look) => `${look.width}px`).join(" ")}`;

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

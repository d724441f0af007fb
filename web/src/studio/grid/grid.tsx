/** A table of a draft as a grid: walked and edited from the keyboard, pasted into from spreadsheets, whatever its length. */
import { ListPlus, Trash2 } from "lucide-react";
import {
  type ClipboardEvent,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Finding } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Button } from "../../ui/parts";
import type { Spot as Place } from "../editor";
import { FindBar } from "../find-bar";
import { GridKeys } from "./grid-keys";
import { GridHead, GridRow } from "./grid-row";
import { actOf, blockBetween, inside, isLook, type Spot } from "./keys";
import { useShown } from "./shown";
import { blockOf, blockText, linesOf, withCells, withoutRows, withRows } from "./table-text";
import { GUTTER, useScroll, withPlace } from "./use-scroll";
import type { TableWork } from "./use-table";
import { type CellFinding, cellFindings, rowAt, widthFor } from "./view";
import "./grid.css";

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
  const [active, setActive] = useState<Spot>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Spot>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const typed = useRef<string | null>(null);
  const { view, looks, rows } = useShown(table, query);
  const lines = useMemo(() => linesOf(table), [table]);
  const found = useMemo(() => byRow(cellFindings(table, findings)), [table, findings]);
  const size = { row: rows.length, column: looks.length };
  const at = useMemo(() => inside(active, { row: size.row, column: size.column }), [active, size.row, size.column]);
  const block = blockBetween(at, inside(anchor, size));
  const columns = view.getAllLeafColumns();
  const widths = columns.map((column) => column.getSize());
  const scroll = useScroll(at, size.row, widths, editing !== null);

  const here = rows[at.row];
  const line = here ? (lines[here.index] ?? null) : null;
  const heard = useRef(onLine);
  heard.current = onLine;
  useEffect(() => {
    if (line !== null) heard.current?.(line);
  }, [line]);

  const go = (to: Spot, extend = false) => {
    setActive(to);
    if (!extend) setAnchor(to);
    scroll.take();
  };
  const picked = () => rows.slice(block.from.row, block.to.row + 1);
  const lookAtAll = () => {
    setQuery("");
    view.resetSorting();
  };
  const begin = (text: string) => {
    typed.current = text;
    setEditing(text);
  };
  /** Ends editing, once: what is typed stands in the cell, and the focus goes on by a step, or stays where it went. */
  const commit = (step: Spot | null) => {
    const text = typed.current;
    typed.current = null;
    setEditing(null);
    if (text === null || !here) return;
    work.change(withCells(table, [{ row: here.index, column: at.column, text: text.trim() }]));
    if (step) go(inside({ row: at.row + step.row, column: at.column + step.column }, size));
  };
  const cancel = () => {
    typed.current = null;
    setEditing(null);
    scroll.take();
  };
  const clear = () => {
    const places = Array.from({ length: block.to.column - block.from.column + 1 }, (_, at) => block.from.column + at);
    work.change(
      withCells(
        table,
        picked().flatMap(({ index }) => places.map((column) => ({ row: index, column, text: "" }))),
      ),
    );
  };
  const add = () => {
    const place = (here?.index ?? table.rows.length - 1) + 1;
    work.change(withRows(table, place, [[]]));
    lookAtAll();
    go({ row: place, column: 0 });
  };
  const remove = () => {
    work.change(withoutRows(table, new Set(picked().map((row) => row.index))));
    go(inside({ row: block.from.row, column: at.column }, { ...size, row: size.row - picked().length }));
  };
  const paste = (text: string) => {
    const pasted = blockOf(text);
    const changes = pasted.flatMap((cells, down) => {
      const row = rows[at.row + down]?.index ?? table.rows.length + at.row + down - size.row;
      return cells
        .slice(0, size.column - at.column)
        .map((words, right) => ({ row, column: at.column + right, text: words }));
    });
    const missing = Math.max(0, at.row + pasted.length - size.row);
    const longer = withRows(table, table.rows.length, Array<string[]>(missing).fill([]));
    work.change(withCells(longer, changes));
    const cut = Math.max(0, ...pasted.map((cells) => at.column + cells.length - size.column));
    setTold(
      [t("grid_pasted", { count: pasted.length }), cut > 0 ? t("grid_cut", { count: cut }) : ""]
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
    else if (act.kind === "sort") columns[at.column]?.toggleSorting(act.down);
    else if (act.kind === "width") widen(at.column, (widths[at.column] ?? 0) + act.by);
    else if (act.kind === "fit") toFit(at.column);
    else if (act.kind === "all") {
      setAnchor({ row: 0, column: 0 });
      setActive({ row: size.row - 1, column: size.column - 1 });
    } else if (act.kind === "edit") {
      if (size.row > 0) begin(act.text ?? textAt(at));
    } else ({ clear, add, remove, undo: work.undo, redo: work.redo })[act.kind]();
  };
  const widen = (column: number, width: number) => view.setColumnSizing((old) => ({ ...old, [column]: width }));
  const toFit = (column: number) => widen(column, widthFor(table, column));
  const copy = (event: ClipboardEvent) => {
    if (editing !== null || size.row === 0) return;
    event.preventDefault();
    const cells = picked().map((row) => row.original.cells.slice(block.from.column, block.to.column + 1));
    event.clipboardData.setData("text/plain", blockText(cells));
  };
  const press = (event: PointerEvent, to: Spot) => {
    if (editing !== null && to.row === at.row && to.column === at.column) return;
    const again = event.pointerType === "touch" && to.row === at.row && to.column === at.column;
    commit(null);
    go(to, event.shiftKey);
    if (again && !readOnly) begin(textAt(to));
  };
  const textAt = (to: Spot) => rows[to.row]?.original.cells[to.column] ?? "";
  useVisit(spot, () => {
    const row = rowAt(linesOf(table), spot?.line ?? 1);
    const [cell] = cellFindings(table, [{ line: spot?.line ?? 1, column: spot?.column ?? 1 } as Finding]);
    lookAtAll();
    go(inside({ row, column: cell?.column ?? 0 }, { row: table.rows.length, column: looks.length }));
  });

  const isAll = !query && view.state.sorting.length === 0;
  const wrong = here && found.get(here.index)?.find((one) => one.column === at.column);
  return (
    <section className="grid-pane">
      <FindBar
        label={t("grid_find")}
        query={query}
        onQuery={setQuery}
        shown={
          isAll
            ? t("grid_rows", { count: size.row, number: number(size.row) })
            : t("grid_rows_shown", { shown: number(size.row), number: number(table.rows.length) })
        }
      >
        {!readOnly && (
          <>
            <Button small kind="quiet" icon={<ListPlus aria-hidden="true" />} onClick={add}>
              {t("grid_add")}
            </Button>
            <Button small kind="quiet" disabled={!here} icon={<Trash2 aria-hidden="true" />} onClick={remove}>
              {t("grid_delete", { count: block.to.row - block.from.row + 1 })}
            </Button>
          </>
        )}
      </FindBar>
      <div
        ref={scroll.viewport}
        className="sheet"
        role="grid"
        aria-label={label}
        aria-rowcount={size.row + 1}
        aria-colcount={size.column + 1}
        aria-readonly={readOnly || undefined}
        aria-multiselectable="true"
        tabIndex={size.row === 0 ? 0 : -1}
        style={{ "--sheet-columns": [GUTTER, ...widths].map((width) => `${width}px`).join(" ") } as CSSProperties}
        data-testid="grid"
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
        <GridHead view={view} looks={looks} places={scroll.columns} wrong={found.get(-1) ?? NONE} onFit={toFit} />
        <div className="sheet-body" role="rowgroup" style={{ height: scroll.height, width: scroll.width }}>
          {scroll.rows.map((index) => (
            <GridRow
              key={index}
              index={index}
              row={rows[index]}
              fileRow={rows[index]?.index ?? 0}
              looks={looks}
              places={index === at.row ? withPlace(scroll.columns, at.column) : scroll.columns}
              active={index === at.row ? at.column : null}
              block={index >= block.from.row && index <= block.to.row ? block : null}
              editing={index === at.row ? editing : null}
              found={found.get(rows[index]?.index ?? -1) ?? NONE}
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
        {wrong ? <WordOf finding={wrong.finding} /> : told || (isAll ? "" : t("grid_sorted"))}
      </p>
      {size.row === 0 && <p className="muted">{t(table.rows.length === 0 ? "grid_empty" : "grid_no_rows")}</p>}
      <GridKeys />
    </section>
  );
}

function WordOf({ finding }: { finding: Finding }) {
  const { text } = useSpeech();
  return <span className={`file-${finding.severity}`}>{text(finding.message)}</span>;
}

/** Does something when somebody is sent to a place, once for each time. */
function useVisit(spot: Place | null, visit: () => void): void {
  const act = useRef(visit);
  act.current = visit;
  useEffect(() => {
    if (spot) act.current();
  }, [spot]);
}

const NONE: CellFinding[] = [];

/** What is found in each row. */
function byRow(found: CellFinding[]): Map<number, CellFinding[]> {
  const rows = new Map<number, CellFinding[]>();
  for (const one of found) rows.set(one.row, [...(rows.get(one.row) ?? NONE), one]);
  return rows;
}

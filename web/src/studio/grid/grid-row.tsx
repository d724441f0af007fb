// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid one cell holds the focus, and arrow keys move it
/** The header and the rows of a grid; a row is made anew only when something about it changes. */
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, memo, type PointerEvent, useState } from "react";
import type { Finding } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import type { Spot } from "./keys";
import type { ShownRow, View } from "./shown";
import { ROW } from "./use-scroll";
import type { CellFinding, ColumnLook } from "./view";

type HeadProps = {
  view: View;
  looks: ColumnLook[];
  /** The columns in sight. */
  places: number[];
  wrong: CellFinding[];
  onFit: (column: number) => void;
};

export function GridHead({ view, looks, places, wrong, onFit }: HeadProps) {
  const { t } = useSpeech();
  const headers = view.getLeafHeaders();
  return (
    <div role="rowgroup" className="sheet-head">
      <div role="row" aria-rowindex={1} className="sheet-row sheet-titles">
        <span role="columnheader" aria-colindex={1} className="sheet-gutter">
          <span className="visually-hidden">{t("import_row")}</span>
        </span>
        {places.map((column) => {
          const [header, look] = [headers[column], looks[column]];
          const finding = wrong.find((one) => one.column === column)?.finding;
          if (!header || !look) return null;
          return <Title key={column} {...{ header, look, finding, onFit: () => onFit(column) }} />;
        })}
      </div>
    </div>
  );
}

const SORTED = { asc: "ascending", desc: "descending" } as const;

type TitleProps = {
  header: ReturnType<View["getLeafHeaders"]>[number];
  look: ColumnLook;
  finding: Finding | undefined;
  onFit: () => void;
};

function Title({ header, look, finding, onFit }: TitleProps) {
  const { t, text } = useSpeech();
  const { column, index } = header;
  const sorted = column.getIsSorted();
  const resize = header.getResizeHandler();
  return (
    <span
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={sorted ? SORTED[sorted] : "none"}
      data-wrong={finding?.severity}
      title={finding && text(finding.message)}
      style={{ gridColumn: index + 2 }}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={t("grid_sort", { column: look.title })}
        onClick={() => column.toggleSorting()}
      >
        <span className="sheet-title">{look.title}</span>
        {sorted && (sorted === "desc" ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
      </button>
      <span className="sheet-type">
        {look.isNumber ? t("grid_number") : t("grid_text")}
        {look.unit && `, ${look.unit}`}
      </span>
      <span
        className="sheet-border"
        aria-hidden="true"
        data-moving={column.getIsResizing() || undefined}
        onMouseDown={(event) => {
          event.preventDefault();
          resize(event);
        }}
        onTouchStart={resize}
        onDoubleClick={onFit}
      />
    </span>
  );
}

type RowProps = {
  /** Its place in the view. */
  index: number;
  row: ShownRow | undefined;
  /** Its place in the file: the same row may move there. */
  fileRow: number;
  looks: ColumnLook[];
  /** The columns that are made. */
  places: number[];
  /** The active column, if the active cell is in this row. */
  active: number | null;
  block: { from: Spot; to: Spot } | null;
  editing: string | null;
  found: CellFinding[];
  onPress: (event: PointerEvent, to: Spot) => void;
  onEdit: (to: Spot) => void;
  onType: (text: string) => void;
  onCommit: (step: Spot | null) => void;
  onCancel: () => void;
};

export const GridRow = memo(function GridRow(props: RowProps) {
  const { index, row, fileRow, looks, places, active, block, editing, found, onPress, onEdit } = props;
  const { text } = useSpeech();
  if (!row) return null;
  return (
    <div role="row" aria-rowindex={index + 2} className="sheet-row" style={{ top: index * ROW }}>
      <span role="rowheader" aria-colindex={1} className="sheet-gutter">
        {fileRow + 1}
      </span>
      {places.map((column) => {
        const look = looks[column];
        const isActive = column === active;
        const finding = found.find((one) => one.column === column)?.finding;
        const isPicked = block !== null && column >= block.from.column && column <= block.to.column;
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isPicked}
            aria-invalid={finding?.severity === "error" || undefined}
            tabIndex={isActive ? 0 : -1}
            data-active={isActive || undefined}
            data-wrong={finding?.severity}
            data-number={look?.isNumber || undefined}
            title={finding && text(finding.message)}
            style={{ gridColumn: column + 2 }}
            onPointerDown={(event) => onPress(event, { row: index, column })}
            onDoubleClick={() => onEdit({ row: index, column })}
          >
            {isActive && editing !== null ? (
              <CellInput
                text={editing}
                title={look?.title ?? ""}
                row={fileRow + 1}
                onType={props.onType}
                onCommit={props.onCommit}
                onCancel={props.onCancel}
              />
            ) : (
              row.original.cells[column]
            )}
          </div>
        );
      })}
    </div>
  );
}, isSame);

/** Functions differ with every turn, but only the row in work uses them. */
function isSame(before: RowProps, after: RowProps): boolean {
  if (after.active !== null || before.active !== null || before.block !== null || after.block !== null) return false;
  return (
    before.row === after.row &&
    before.index === after.index &&
    before.fileRow === after.fileRow &&
    before.places === after.places &&
    before.found === after.found
  );
}

type InputProps = {
  text: string;
  title: string;
  row: number;
  onType: (text: string) => void;
  onCommit: (step: Spot | null) => void;
  onCancel: () => void;
};

function CellInput({ text, title, row, onType, onCommit, onCancel }: InputProps) {
  const { t } = useSpeech();
  const [words, setWords] = useState(text);
  const keys = (event: KeyboardEvent) => {
    const steps: Record<string, Spot> = {
      Enter: { row: event.shiftKey ? -1 : 1, column: 0 },
      Tab: { row: 0, column: event.shiftKey ? -1 : 1 },
    };
    const step = steps[event.key];
    event.stopPropagation();
    if (event.key !== "Escape" && !step) return;
    event.preventDefault();
    if (step) onCommit(step);
    else onCancel();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it stands where the focus was, because somebody began to type
      autoFocus
      className="sheet-input"
      aria-label={t("grid_edit", { column: title, row })}
      value={words}
      onChange={(event) => {
        setWords(event.target.value);
        onType(event.target.value);
      }}
      onKeyDown={keys}
      onBlur={() => onCommit(null)}
    />
  );
}

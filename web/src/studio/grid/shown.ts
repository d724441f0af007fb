/** Which rows of a table are shown, in which order, and how wide its columns are: what TanStack Table does here. */
import {
  columnFilteringFeature,
  columnResizingFeature,
  columnSizingFeature,
  constructRow,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type Row,
  type RowData,
  type RowModel,
  rowSortingFeature,
  type Table,
  type TableFeatures,
  tableFeatures,
  tableMemo,
  useTable,
} from "@tanstack/react-table";
import { useDeferredValue, useMemo } from "react";
import type { TableRow, TableText } from "./table-text";
import { columnLooks } from "./view";

const FEATURES = tableFeatures({
  coreRowModel: keptRowModel,
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnSizingFeature,
  columnResizingFeature,
});

export type ShownRow = Row<typeof FEATURES, TableRow>;

/** Narrower than this no column can be made; px. */
const NARROWEST = 40;

/** A table as it is looked at; columns and rows are known by their places in the file. */
export function useShown(table: TableText, query: string) {
  const looks = useMemo(() => columnLooks(table), [table]);
  const columns = useMemo(() => looks.map(({ width }, at) => columnOf(width, at)), [looks]);
  const later = useDeferredValue(query);
  const words = (query && later).trim().toLowerCase();
  const view = useTable({
    features: FEATURES,
    columns,
    data: table.rows,
    state: { globalFilter: words },
    manualFiltering: words === "",
    globalFilterFn: holds,
    enableMultiSort: false,
    sortDescFirst: false,
    columnResizeMode: "onChange",
  });
  return { view, looks, rows: view.getRowModel().rows };
}

export type View = ReturnType<typeof useShown>["view"];

/** Values are read from the row itself: the library would keep a copy of each that it is asked for. */
const columnOf = (size: number, at: number) => ({
  id: String(at),
  size,
  minSize: NARROWEST,
  accessorFn: (row: TableRow) => row.cells[at],
  sortFn: (one: ShownRow, other: ShownRow) => compared(one.original.cells[at] ?? "", other.original.cells[at] ?? ""),
  sortUndefined: false as const,
  // The first one asks the whole row.
  enableGlobalFilter: at === 0,
});

const holds = (row: ShownRow, _: string, words: string) =>
  row.original.cells.some((cell) => cell.toLowerCase().includes(words));

const collator = new Intl.Collator(undefined, { numeric: true });

/** Numbers before words, empty cells last. */
function compared(one: string, other: string): number {
  if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1;
  const [left, right] = [Number(one), Number(other)];
  if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return collator.compare(one, other);
}

/** All rows of a table. What the library has made of a row is kept for as long as the row stays what it is: else a
 * hundred thousand would be made anew for each cell that changes. */
function keptRowModel<F extends TableFeatures, D extends RowData & object>(table: Table<F, D>): () => RowModel<F, D> {
  const made = new WeakMap<D, Row<F, D>>();
  const rowOf = (one: D, index: number) => {
    const row = made.get(one) ?? constructRow(table, "", one, -1, 0);
    if (row.index === index) return row;
    row.id = String(index);
    row.index = index;
    made.set(one, row);
    return row;
  };
  return tableMemo({
    feature: "coreRowModelsFeature",
    table,
    fnName: "table.getCoreRowModel",
    memoDeps: () => [table.options.data],
    fn: () => {
      const rows = table.options.data.map(rowOf);
      return {
        rows,
        flatRows: rows,
        get rowsById() {
          return Object.fromEntries(rows.map((row) => [row.id, row]));
        },
      };
    },
  });
}

/** Findings of a form about the cells of a table in it, as the grid shows them. */
import { useMemo } from "react";
import type { FieldFinding, Finding } from "../../api/model";
import { placeOfCell, type TableText } from "../grid/table-text";
import { useFindingsAt } from "./field-notes";

/** What is found in the rows of a field: `field/2` for a row, `field/2/1` for one of its cells. */
export function useCellFindings(field: string, table: TableText | null): Finding[] {
  const found = useFindingsAt(field, true).filter((one) => one.field !== field);
  const key = JSON.stringify(found);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what was found
  return useMemo(() => (table ? found.map((one) => inGrid(one, field, table)) : []), [key, field, table]);
}

function inGrid(found: FieldFinding, field: string, table: TableText): Finding {
  const [row = "0", ...cell] = found.field.slice(field.length + 1).split("/");
  const { severity, code, message } = found;
  const place = placeOfCell(table, Number(row), columnOf(cell.join("_"), table));
  const nowhere = { place: "", file: null, excerpt: null, hint: null, markets: [] };
  return { severity, code, message, ...nowhere, ...place, is_new: true };
}

/** A cell is told by its number, or by the title of its column, such as `name_en`. */
function columnOf(part: string, table: TableText): number {
  return /^\d+$/.test(part) ? Number(part) : Math.max(0, table.columns.indexOf(part));
}

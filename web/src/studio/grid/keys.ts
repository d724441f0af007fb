/** Which key does what in a table, and where it leads. */
import type { KeyboardEvent } from "react";

export type Spot = { row: number; column: number };

export type Act =
  | { kind: "go"; to: Spot; extend: boolean }
  | { kind: "edit"; text: string | null }
  | { kind: "sort"; down: boolean }
  | { kind: "width"; by: number }
  | { kind: "clear" | "add" | "remove" | "undo" | "redo" | "all" | "fit" };

type Pressed = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** What a key asks for in a table of a size, at a place; null for a key that means nothing here. */
export function actOf(event: Pressed, at: Spot, size: Spot, page: number): Act | null {
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey) return WITH_ALT[event.key] ?? WITH_ALT[event.code] ?? null;
  const to = placeOf(event.key, at, size, page, control);
  if (to) return { kind: "go", to, extend: event.shiftKey };
  if (control) return withControl(event);
  if (event.key === "Enter" || event.key === "F2") return { kind: "edit", text: null };
  if (event.key === "Delete" || event.key === "Backspace") return { kind: "clear" };
  if (event.key === "Insert") return { kind: "add" };
  return [...event.key].length === 1 && event.key !== " " ? { kind: "edit", text: event.key } : null;
}

const LOOKS: ReadonlySet<Act["kind"]> = new Set(["go", "all", "sort", "width", "fit"]);

/** Whether it changes only how the table is looked at. */
export const isLook = ({ kind }: Act) => LOOKS.has(kind);

/** A column is made wider or narrower by so much with each press; px. */
const STEP = 16;

const WITH_ALT: Record<string, Act> = {
  ArrowUp: { kind: "sort", down: false },
  ArrowDown: { kind: "sort", down: true },
  ArrowLeft: { kind: "width", by: -STEP },
  ArrowRight: { kind: "width", by: STEP },
  "=": { kind: "fit" },
  Equal: { kind: "fit" },
};

function withControl(event: Pressed): Act | null {
  if (event.key === "Delete" || event.key === "Backspace") return { kind: "remove" };
  if (event.key === "Enter") return { kind: "add" };
  if (event.code === "KeyA") return { kind: "all" };
  if (event.code === "KeyY") return { kind: "redo" };
  if (event.code === "KeyZ") return { kind: event.shiftKey ? "redo" : "undo" };
  return null;
}

function placeOf(key: string, { row, column }: Spot, size: Spot, page: number, control: boolean): Spot | null {
  const last = { row: size.row - 1, column: size.column - 1 };
  const moves: Record<string, Spot> = {
    ArrowUp: { row: control ? 0 : row - 1, column },
    ArrowDown: { row: control ? last.row : row + 1, column },
    ArrowLeft: { row, column: control ? 0 : column - 1 },
    ArrowRight: { row, column: control ? last.column : column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row: control ? 0 : row, column: 0 },
    End: { row: control ? last.row : row, column: last.column },
  };
  const to = moves[key];
  return to ? inside(to, size) : null;
}

export function inside({ row, column }: Spot, size: Spot): Spot {
  return {
    row: Math.max(0, Math.min(row, size.row - 1)),
    column: Math.max(0, Math.min(column, size.column - 1)),
  };
}

/** The corners of the block between two places. */
export function blockBetween(one: Spot, other: Spot): { from: Spot; to: Spot } {
  return {
    from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  };
}

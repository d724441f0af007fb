/** Which key does what in the grid of lines. Letters are free there: its fields take numbers. */
import type { KeyboardEvent } from "react";

export type Look = "price" | "changes" | "room" | "plan" | "configuration";

export const LOOKS = [
  { look: "price", code: "KeyW", letter: "W", key: "key_price" },
  { look: "changes", code: "KeyC", letter: "C", key: "key_changes" },
  { look: "room", code: "KeyN", letter: "N", key: "key_room" },
  { look: "plan", code: "KeyT", letter: "T", key: "key_plan" },
  { look: "configuration", code: "KeyS", letter: "S", key: "key_configuration" },
] as const satisfies readonly { look: Look; code: string; letter: string; key: string }[];

export type Act = "up" | "down" | "next" | "raise" | "lower" | "copy" | "remove" | "undo" | "leave" | Look;

type Pressed = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "target">;

/** What a key asks for; the place of a letter counts, so that it is the same key on every keyboard's layout. */
export function actOf(event: Pressed): Act | null {
  const target = event.target as HTMLElement;
  if (target.tagName === "SELECT" || target.tagName === "TEXTAREA") return null;
  if (event.ctrlKey || event.metaKey) return withControl(event);
  if (event.altKey) return event.key === "ArrowUp" ? "raise" : event.key === "ArrowDown" ? "lower" : null;
  if (event.key === "Escape") return "leave";
  if (target.tagName !== "INPUT" || (target as HTMLInputElement).type === "range") return null;
  if (event.key === "ArrowUp") return "up";
  if (event.key === "ArrowDown") return "down";
  if (event.key === "Enter") return "next";
  return LOOKS.find((one) => one.code === event.code)?.look ?? null;
}

function withControl(event: Pressed): Act | null {
  if (event.key === "Delete" || event.key === "Backspace") return "remove";
  if (event.code === "KeyD") return "copy";
  return event.code === "KeyZ" && !event.shiftKey ? "undo" : null;
}

/** Moves from a field to the same field of another row; from anything else to that row's first field. */
export function neighbour(event: KeyboardEvent<HTMLElement>, row: HTMLElement, step: 1 | -1): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-line]")];
  const next = rows[rows.indexOf(row) + step] ?? row;
  const name = event.target instanceof HTMLInputElement ? event.target.name : "";
  const field = next.querySelector<HTMLInputElement>(name ? `input[name="${name}"]` : "input");
  field?.focus();
  field?.select();
}

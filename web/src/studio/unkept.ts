/** Texts on their way to the server, and those that did not get there when their file was left. They live as long as the page. */
import type { Keeper } from "./keeper";

const texts = new Map<string, string>();
let last: Promise<unknown> = Promise.resolve();

const keyOf = (draft: string, path: string) => `${draft} ${path}`;

/** A file is left: what is typed is kept, or remembered if it cannot be. */
export function leave(draft: string, path: string, keeper: Keeper, text: () => string): void {
  last = keeper.flush().then(() => {
    if (keeper.isUnkept) texts.set(keyOf(draft, path), text());
  });
}

/** Resolves when nothing of a file that was left is on its way any more. */
export async function settled(): Promise<void> {
  await last;
}

/** What was left of a file without being kept, once. */
export function takeUnkept(draft: string, path: string): string | undefined {
  const found = texts.get(keyOf(draft, path));
  texts.delete(keyOf(draft, path));
  return found;
}

/** The files of a draft that were left without being kept. */
export function unkeptOf(draft: string): string[] {
  return [...texts.keys()].filter((key) => key.startsWith(`${draft} `)).map((key) => key.slice(draft.length + 1));
}

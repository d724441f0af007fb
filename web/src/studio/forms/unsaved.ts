/** What is filled in and not saved: it waits, as long as the page lives, until somebody comes back to its form. */

type Kept = { seen: string; body: unknown };

const kept = new Map<string, Kept>();

/** Names a form: a thing of a file of a draft. A new thing has no name yet. */
export const formKey = (draft: string, path: string, name: string | null) => `${draft} ${path} ${name ?? ""}`;

/** Keeps what is filled in on a thing that was read like this. */
export function keepUnsaved(key: string, seen: string, body: unknown): void {
  kept.set(key, { seen, body });
}

/** What was filled in on the thing as it still stands; what was filled in on another version is no help any more. */
export function unsaved<B>(key: string, seen: string): B | null {
  const found = kept.get(key);
  return found && found.seen === seen ? (found.body as B) : null;
}

export const isUnsaved = (key: string, seen: string): boolean => kept.get(key)?.seen === seen;

export const forgetUnsaved = (key: string): void => void kept.delete(key);

addEventListener("beforeunload", (event) => {
  if (kept.size > 0) event.preventDefault();
});

/** Long quotes are changed in brief: what a short answer tells of each line, over what is known of it already. */
import type { BriefQuote, Quote, RevisionLine } from "../api/model";

/** From so many lines on a change is answered in brief, and the whole quote follows when the hands rest. */
export const LONG = 100;

/** What is known after a change, or null when the answer speaks of lines that are not known. Waterfalls lag behind. */
export function merged(known: Quote, brief: BriefQuote): Quote | null {
  if (known.revision.number !== brief.revision.number) return null;
  const before = new Map(known.revision.lines.map((line) => [line.id, line]));
  const lines: RevisionLine[] = [];
  for (const line of brief.revision.lines) {
    const old = before.get(line.id);
    if (!old) return null;
    lines.push({ ...old, ...line });
  }
  return { ...known, ...brief, revision: { ...known.revision, ...brief.revision, lines } };
}

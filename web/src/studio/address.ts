/** Addresses inside a draft. */

/** The address of a file of a draft, or of a place in it such as `rules/case.rules:12:6`. */
export function addressOf(draft: string, place: string): string {
  const [, file = place, line, column] = /^(.+?)(?::(\d+))?(?::(\d+))?$/.exec(place) ?? [];
  const query = new URLSearchParams({ file, ...(line ? { line } : {}), ...(column ? { column } : {}) });
  return `/studio/drafts/${draft}?${query}`;
}

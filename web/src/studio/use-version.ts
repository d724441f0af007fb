/** The version of a draft with everything that was typed here; null until that is kept. */
import * as studio from "../api/drafts";
import type { Draft } from "../api/model";
import { useLoad } from "../ui/use-load";
import { settled } from "./unkept";

export function useKeptVersion(draft: Draft): number | null {
  const read = () => settled().then(() => studio.draft(draft.id));
  return useLoad(read, `${draft.id} ${draft.version}`).data?.version ?? null;
}

/** The markets in which a draft sells its product; a product need not be published for that, but the draft must be readable. */
import { marketsOf } from "../api/drafts";
import type { Draft, Market } from "../api/model";
import { type Loaded, useLoad } from "../ui/use-load";

export const useDraftMarkets = (draft: Draft): Loaded<Market[]> =>
  useLoad(() => marketsOf(draft.id), `${draft.id} ${draft.version}`);

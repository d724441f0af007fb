/** The studio's side: drafts, their files, what a change means, publishing. A change of a file shows the version it was read in. */
import { plain, server, type Tagged, tagged } from "./http";
import type { Draft, DraftFile, DraftHead, DraftHistory, FileVersion, Finding, Publication, Review } from "./model";

// biome-ignore lint/suspicious/noExplicitAny: until the description of the interface has these paths
type Loose = Record<"GET" | "POST" | "PUT" | "DELETE", (path: string, init?: any) => Promise<any>>;
const loose = server as unknown as Loose;

/** How many rows one look at a list brings. */
const ROWS = 50;

/** The most that the server gives at once. */
const MOST_ROWS = 200;

const at = (draft_id: string) => ({ params: { path: { draft_id } } });

const file = (draft_id: string, path: string, etag: string) => ({
  params: { path: { draft_id }, query: { path }, header: { "If-Match": etag } },
});

type Page<T> = { items: T[]; next: string | null };

export const drafts = (product: string, state: string, cursor: string | null): Promise<Page<DraftHead>> =>
  plain(
    loose.GET("/v1/drafts", {
      params: {
        query: {
          limit: ROWS,
          ...(product ? { product } : {}),
          ...(state ? { state } : {}),
          ...(cursor ? { cursor } : {}),
        },
      },
    }),
  );

export const releases = (product: string, cursor: string | null) =>
  plain(
    server.GET("/v1/releases", {
      params: { query: { limit: MOST_ROWS, ...(product ? { product } : {}), ...(cursor ? { cursor } : {}) } },
    }),
  );

export const engines = async (digest: string) =>
  (await plain(server.GET("/v1/releases/{digest}/engines", { params: { path: { digest } } }))).items;

export const createDraft = (product: string, name: string): Promise<Draft> =>
  plain(loose.POST("/v1/drafts", { body: { product, name } }));

export const draft = (id: string): Promise<Draft> => plain(loose.GET("/v1/drafts/{draft_id}", at(id)));

export const readFile = (draft_id: string, path: string): Promise<Tagged<DraftFile>> =>
  tagged(loose.GET("/v1/drafts/{draft_id}/files", { params: { path: { draft_id }, query: { path } } }));

export const writeFile = (id: string, path: string, etag: string, text: string): Promise<Tagged<FileVersion>> =>
  tagged(loose.PUT("/v1/drafts/{draft_id}/files", { ...file(id, path, etag), body: { text } }));

export const deleteFile = (id: string, path: string, etag: string): Promise<unknown> =>
  plain(loose.DELETE("/v1/drafts/{draft_id}/files", file(id, path, etag)));

export const undo = (id: string): Promise<unknown> => plain(loose.POST("/v1/drafts/{draft_id}/undo", at(id)));

export const history = (id: string): Promise<DraftHistory> => plain(loose.GET("/v1/drafts/{draft_id}/history", at(id)));

export const check = (id: string, quick: boolean): Promise<{ ok: boolean; findings: Finding[] }> =>
  plain(loose.POST("/v1/drafts/{draft_id}/check", { ...at(id), body: { quick } }));

export const review = (id: string, market: string, signal: AbortSignal): Promise<Review> =>
  plain(loose.POST("/v1/drafts/{draft_id}/review", { ...at(id), body: { market }, signal }));

export type Verdict = { market: string; configuration: Record<string, string>; possible: boolean; note: string };

export const judge = (id: string, verdict: Verdict): Promise<unknown> =>
  plain(loose.POST("/v1/drafts/{draft_id}/verdicts", { ...at(id), body: verdict }));

type Period = { valid_from: string | null; valid_until: string | null };

export const publish = (id: string, period: Period): Promise<Publication> =>
  plain(loose.POST("/v1/drafts/{draft_id}/publish", { ...at(id), body: period }));

export const abandon = (id: string): Promise<unknown> => plain(loose.POST("/v1/drafts/{draft_id}/abandon", at(id)));

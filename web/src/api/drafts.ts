/** The studio's side: drafts and their files, what a change means, publishing. A change of a file shows the version it was read in. */
import { plain, server, type Tagged, tagged } from "./http";
import type { DraftFile, DraftHead } from "./model";

/** How many rows one look at a list brings. */
const ROWS = 50;

/** The most that the server gives at once. */
const MOST_ROWS = 200;

const at = (draft_id: string) => ({ params: { path: { draft_id } } });

const change = (draft_id: string, path: string, etag: string) => ({
  params: { path: { draft_id }, query: { path }, header: { "If-Match": etag } },
});

export const drafts = (product: string, state: DraftHead["state"] | "", cursor: string | null) =>
  plain(
    server.GET("/v1/drafts", {
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

export const createDraft = (product: string, name: string) =>
  plain(server.POST("/v1/drafts", { body: { product, name } }));

export const draft = (id: string) => plain(server.GET("/v1/drafts/{draft_id}", at(id)));

export const readFile = (draft_id: string, path: string): Promise<Tagged<DraftFile>> =>
  tagged(server.GET("/v1/drafts/{draft_id}/files", { params: { path: { draft_id }, query: { path } } }));

export const writeFile = (id: string, path: string, etag: string, text: string) =>
  tagged(server.PUT("/v1/drafts/{draft_id}/files", { ...change(id, path, etag), body: { text } }));

export const deleteFile = (id: string, path: string, etag: string) =>
  plain(server.DELETE("/v1/drafts/{draft_id}/files", change(id, path, etag)));

export const undo = (id: string) => plain(server.POST("/v1/drafts/{draft_id}/undo", at(id)));

export const abandon = (id: string) => plain(server.POST("/v1/drafts/{draft_id}/abandon", at(id)));

export const history = async (id: string) => (await plain(server.GET("/v1/drafts/{draft_id}/history", at(id)))).items;

export const check = (id: string, quick: boolean) =>
  plain(server.POST("/v1/drafts/{draft_id}/check", { ...at(id), body: { quick } }));

export const review = (id: string, market: string, count: boolean, signal: AbortSignal) =>
  plain(server.POST("/v1/drafts/{draft_id}/review", { ...at(id), body: { market, count }, signal }));

export const lint = (id: string, market: string) =>
  plain(server.POST("/v1/drafts/{draft_id}/lint", { ...at(id), body: { market } }));

export const measure = (id: string, market: string) =>
  plain(server.POST("/v1/drafts/{draft_id}/measurement", { ...at(id), body: { market } }));

type Period = { valid_from: string | null; valid_until: string | null };

export const publish = (id: string, period: Period) =>
  plain(server.POST("/v1/drafts/{draft_id}/publish", { ...at(id), body: period }));

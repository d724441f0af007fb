/** The studio's side: drafts and their files, what a change means, publishing. A change of a file shows the version it was read in. */
import { plain, server, type Tagged, tagged } from "./http";
import type { Draft, DraftCheck, DraftFile, DraftHead, NewCharacteristic, NewProduct } from "./model";
import { changesBetween } from "./text-changes";

/** How many rows one look at a list brings. */
const ROWS = 50;

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

/** Begins a draft on the newest release of a product: in a market, or anywhere. */
export const createDraft = (product: string, name: string, market: string | null) =>
  plain(server.POST("/v1/drafts", { body: { product, name, market } }));

/** Begins a draft of a product that has none yet: from nothing, or with the files of another product. */
export const beginProduct = (body: NewProduct) => plain(server.POST("/v1/drafts/products", { body }));

/** The groups of a draft's product. */
export const groupsOf = async (draft_id: string) =>
  (await plain(server.GET("/v1/drafts/{draft_id}/groups", at(draft_id)))).items;

/** Begins a characteristic; gives the file in which one goes on. */
export const beginCharacteristic = async (draft_id: string, body: NewCharacteristic) =>
  (await plain(server.POST("/v1/drafts/{draft_id}/characteristics", { ...at(draft_id), body }))).open;

/** The markets that a draft sells its product in. */
export const marketsOf = async (draft_id: string) =>
  (await plain(server.GET("/v1/drafts/{draft_id}/markets", at(draft_id)))).items;

export const draft = (id: string) => plain(server.GET("/v1/drafts/{draft_id}", at(id)));

export const readFile = (draft_id: string, path: string): Promise<Tagged<DraftFile>> =>
  tagged(server.GET("/v1/drafts/{draft_id}/files", { params: { path: { draft_id }, query: { path } } }));

export const writeFile = (id: string, path: string, etag: string, text: string) =>
  tagged(server.PUT("/v1/drafts/{draft_id}/files", { ...change(id, path, etag), body: { text } }));

/** Begins a file that the draft does not have, or does not have any more. */
export function beginFile(draft: Draft, path: string): Promise<unknown> {
  const deleted = draft.files.find((file) => file.path === path);
  return writeFile(draft.id, path, `"${deleted?.version ?? 0}"`, "\n");
}

/** Characters from which on only the lines that change are sent. */
const LARGE = 20_000;

/** Keeps a text: small ones whole, of large ones only what differs from what the server has; gives the new tag. */
export async function keepText(
  id: string,
  path: string,
  etag: string,
  before: string | null,
  text: string,
): Promise<string> {
  if (before === null || text.length < LARGE) return (await writeFile(id, path, etag, text)).etag;
  const body = changesBetween(before, text);
  return (await tagged(server.PATCH("/v1/drafts/{draft_id}/files", { ...change(id, path, etag), body }))).etag;
}

export const deleteFile = (id: string, path: string, etag: string) =>
  plain(server.DELETE("/v1/drafts/{draft_id}/files", change(id, path, etag)));

export const undo = (id: string) => plain(server.POST("/v1/drafts/{draft_id}/undo", at(id)));

/** Takes back edits that were made together: all of them, or none. */
export const undoTogether = (id: string, edits: number[]) =>
  plain(server.POST("/v1/drafts/{draft_id}/undo", { ...at(id), body: { edits } }));

/** The release that came after the one a draft stands on, and where the draft lacks its changes. */
export const overtaken = (id: string) => plain(server.GET("/v1/drafts/{draft_id}/overtaken", at(id)));

/** Takes over what that release has changed, where the draft has not changed the same lines. */
export const catchUp = (id: string, release: number) =>
  plain(server.POST("/v1/drafts/{draft_id}/catch-up", { ...at(id), body: { release } }));

export const abandon = (id: string) => plain(server.POST("/v1/drafts/{draft_id}/abandon", at(id)));

export const history = async (id: string) => (await plain(server.GET("/v1/drafts/{draft_id}/history", at(id)))).items;

/** Reads the files only, which takes no time; everything is checked by a job. */
export const check = async (id: string) =>
  (await plain(server.POST("/v1/drafts/{draft_id}/check", { ...at(id), body: { quick: true } }))) as DraftCheck;

/** What people say about a draft: second looks and comments. */
import { plain, server } from "./http";
import type { Look } from "./model";

const at = (draft_id: string) => ({ params: { path: { draft_id } } });

const on = (draft_id: string, comment_id: string) => ({ params: { path: { draft_id, comment_id } } });

export const looks = (id: string) => plain(server.GET("/v1/drafts/{draft_id}/looks", at(id)));

export const takeLook = (draft_id: string, kind: Look["kind"], text: string, version: number) =>
  plain(
    server.POST("/v1/drafts/{draft_id}/looks", {
      params: { path: { draft_id }, header: { "If-Match": `"${version}"` } },
      body: { kind, text },
    }),
  );

export const comments = async (id: string) => (await plain(server.GET("/v1/drafts/{draft_id}/comments", at(id)))).items;

export const comment = async (id: string, text: string, path: string | null, line: number | null) =>
  (await plain(server.POST("/v1/drafts/{draft_id}/comments", { ...at(id), body: { text, path, line } }))).items;

export const resolve = async (id: string, comment: string) =>
  (await plain(server.POST("/v1/drafts/{draft_id}/comments/{comment_id}/resolve", on(id, comment)))).items;

export const reopen = async (id: string, comment: string) =>
  (await plain(server.POST("/v1/drafts/{draft_id}/comments/{comment_id}/reopen", on(id, comment)))).items;

/** Documents and pictures: of products on sale, and of drafts. */
import { plain, server } from "./http";
import type { NewDocument } from "./model";

export const documents = async (code: string, market: string, language: "en" | "ru") => {
  const params = { path: { code }, query: { language, market } };
  return (await plain(server.GET("/v1/products/{code}/documents", { params }))).items;
};

export const draftMedia = async (draft_id: string) =>
  (await plain(server.GET("/v1/drafts/{draft_id}/media", { params: { path: { draft_id } } }))).items;

export type Upload = {
  file: File;
  /** Where it is to stand in the product's folder. */
  path: string;
  /** What it is, unless it is a picture. */
  document: NewDocument | null;
  /** The digest of the file that it replaces. */
  replaces: string | null;
};

export const upload = (draft_id: string, { file, path, document, replaces }: Upload) =>
  plain(
    server.POST("/v1/drafts/{draft_id}/media", {
      params: { path: { draft_id } },
      body: { file: file.name, path },
      bodySerializer: () => {
        const form = new FormData();
        form.set("file", file);
        form.set("path", path);
        if (document) form.set("document", JSON.stringify(document));
        if (replaces) form.set("replaces", replaces);
        return form;
      },
    }),
  );

export const removeMedium = async (draft_id: string, path: string) =>
  (await plain(server.DELETE("/v1/drafts/{draft_id}/media", { params: { path: { draft_id }, query: { path } } })))
    .items;

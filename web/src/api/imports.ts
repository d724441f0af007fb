/** Spreadsheets and folders into a draft, and out of drafts and releases. */
import { plain, server } from "./http";
import type { ImportOptions } from "./model";

const upload = (draft_id: string, file: File, options: ImportOptions) => ({
  params: { path: { draft_id } },
  body: { file: file.name, options: JSON.stringify(options) },
  bodySerializer: (body: { options: string }) => {
    const form = new FormData();
    form.set("file", file);
    form.set("options", body.options);
    return form;
  },
});

export const preview = (draft: string, file: File, options: ImportOptions, signal: AbortSignal) =>
  plain(server.POST("/v1/drafts/{draft_id}/imports/preview", { ...upload(draft, file, options), signal }));

export const accept = (draft: string, file: File, options: ImportOptions) =>
  plain(server.POST("/v1/drafts/{draft_id}/imports", upload(draft, file, options)));

export const draftFolder = (draft_id: string): Promise<Blob> =>
  plain(
    server.GET("/v1/drafts/{draft_id}/exports/folder.zip", { params: { path: { draft_id } }, parseAs: "blob" }),
  ) as Promise<Blob>;

export const draftWorkbook = (draft_id: string): Promise<Blob> =>
  plain(
    server.GET("/v1/drafts/{draft_id}/exports/workbook.xlsx", { params: { path: { draft_id } }, parseAs: "blob" }),
  ) as Promise<Blob>;

export const releaseFolder = (digest: string): Promise<Blob> =>
  plain(
    server.GET("/v1/releases/{digest}/exports/folder.zip", { params: { path: { digest } }, parseAs: "blob" }),
  ) as Promise<Blob>;

export const releaseWorkbook = (digest: string): Promise<Blob> =>
  plain(
    server.GET("/v1/releases/{digest}/exports/workbook.xlsx", { params: { path: { digest } }, parseAs: "blob" }),
  ) as Promise<Blob>;

export const beginFromModel = (product: string, name: string, file: File) =>
  plain(
    server.POST("/v1/drafts/feature-models", {
      body: { product, name, file: file.name },
      bodySerializer: (body: { product: string; name: string }) => {
        const form = new FormData();
        form.set("product", body.product);
        form.set("name", body.name);
        form.set("file", file);
        return form;
      },
    }),
  );

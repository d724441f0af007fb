/** Spreadsheets and folders into a draft, and out of drafts and releases. */
import { plain, server } from "./http";
import type { ImportOptions, Job } from "./model";

/** What is imported: a file that is sent now, or one that the server keeps, by its digest. */
export type Upload = { name: string } & ({ file: File } | { digest: string });

const sent = (draft_id: string, upload: Upload, options: ImportOptions) => ({
  params: { path: { draft_id } },
  headers: { Prefer: "respond-async" },
  body: { name: upload.name, options: JSON.stringify(options) },
  bodySerializer: (body: { options: string }) => {
    const form = new FormData();
    if ("file" in upload) form.set("file", upload.file);
    else {
      form.set("upload", upload.digest);
      form.set("name", upload.name);
    }
    form.set("options", body.options);
    return form;
  },
});

/** Has an upload looked at; one that is small has been by the time this answers. */
export const lookLater = async (draft: string, upload: Upload, options: ImportOptions): Promise<Job> =>
  (await plain(server.POST("/v1/drafts/{draft_id}/imports/preview", sent(draft, upload, options)))) as Job;

export const acceptLater = async (draft: string, upload: Upload, options: ImportOptions): Promise<Job> =>
  (await plain(server.POST("/v1/drafts/{draft_id}/imports", sent(draft, upload, options)))) as Job;

/** What was looked at last is put away, and not found any more by whoever comes back. */
export const putAway = (draft_id: string) =>
  plain(server.DELETE("/v1/drafts/{draft_id}/imports/preview", { params: { path: { draft_id } } }));

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

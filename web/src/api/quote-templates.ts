/** Quote templates of a draft: listed, written as forms, and printed as they would be. */
import { plain, server, type Tagged, tagged } from "./http";
import type { QuoteTemplates, TemplateKey, WrittenTemplate } from "./model";

const at = (draft_id: string) => ({ params: { path: { draft_id } } });

export const templates = (id: string): Promise<Tagged<QuoteTemplates>> =>
  tagged(server.GET("/v1/drafts/{draft_id}/quote-templates", at(id)));

export const writeTemplate = (
  draft_id: string,
  etag: string,
  template: WrittenTemplate,
  instead_of: TemplateKey | null,
): Promise<Tagged<QuoteTemplates>> =>
  tagged(
    server.PUT("/v1/drafts/{draft_id}/quote-templates", {
      params: { path: { draft_id }, header: { "If-Match": etag } },
      body: { template, instead_of },
    }),
  );

export const removeTemplate = (draft_id: string, etag: string, key: TemplateKey): Promise<Tagged<QuoteTemplates>> =>
  tagged(
    server.DELETE("/v1/drafts/{draft_id}/quote-templates", {
      params: {
        path: { draft_id },
        header: { "If-Match": etag },
        query: { code: key.code, language: key.language, of_version: key.version },
      },
    }),
  );

export const shownTemplate = (draft_id: string, template: WrittenTemplate, market: string): Promise<Blob> =>
  plain(
    server.POST("/v1/drafts/{draft_id}/quote-template-preview", {
      ...at(draft_id),
      body: { template, market },
      parseAs: "blob",
    }),
  ) as Promise<Blob>;

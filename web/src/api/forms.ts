/** What stands in a file of a draft as forms: rules, and entries such as agreements; checked while one fills them in. */
import { plain, server, type Tagged, tagged } from "./http";
import type { CheckedEntry, CheckedRule, DraftEntries, DraftRules, EntryValues, NewEntry, RuleFields } from "./model";

const at = (draft_id: string, path: string) => ({ params: { path: { draft_id }, query: { path } } });

const change = (draft_id: string, path: string, etag: string) => ({
  params: { path: { draft_id }, query: { path }, header: { "If-Match": etag } },
});

const changeOne = (draft_id: string, path: string, number: number, etag: string) => ({
  params: { path: { draft_id, number }, query: { path }, header: { "If-Match": etag } },
});

export const rules = (id: string, path: string): Promise<Tagged<DraftRules>> =>
  tagged(server.GET("/v1/drafts/{draft_id}/rules", at(id, path)));

export const addRule = (id: string, path: string, etag: string, rule: RuleFields): Promise<Tagged<DraftRules>> =>
  tagged(server.POST("/v1/drafts/{draft_id}/rules", { ...change(id, path, etag), body: { rule } }));

export const writeRule = (
  id: string,
  path: string,
  number: number,
  etag: string,
  rule: RuleFields,
): Promise<Tagged<DraftRules>> =>
  tagged(server.PUT("/v1/drafts/{draft_id}/rules/{number}", { ...changeOne(id, path, number, etag), body: { rule } }));

export const deleteRule = (id: string, path: string, number: number, etag: string): Promise<Tagged<DraftRules>> =>
  tagged(server.DELETE("/v1/drafts/{draft_id}/rules/{number}", changeOne(id, path, number, etag)));

export const checkRule = (id: string, path: string, rule: RuleFields, number: number | null): Promise<CheckedRule> =>
  plain(server.POST("/v1/drafts/{draft_id}/rule-check", { ...at(id, path), body: { rule, number } }));

export const entries = (id: string, path: string): Promise<Tagged<DraftEntries>> =>
  tagged(server.GET("/v1/drafts/{draft_id}/entries", at(id, path)));

export const addEntry = (id: string, path: string, etag: string, body: NewEntry): Promise<Tagged<DraftEntries>> =>
  tagged(server.POST("/v1/drafts/{draft_id}/entries", { ...change(id, path, etag), body }));

export const writeEntry = (
  id: string,
  path: string,
  number: number,
  etag: string,
  values: EntryValues,
): Promise<Tagged<DraftEntries>> =>
  tagged(
    server.PUT("/v1/drafts/{draft_id}/entries/{number}", { ...changeOne(id, path, number, etag), body: { values } }),
  );

export const deleteEntry = (id: string, path: string, number: number, etag: string): Promise<Tagged<DraftEntries>> =>
  tagged(server.DELETE("/v1/drafts/{draft_id}/entries/{number}", changeOne(id, path, number, etag)));

export const checkEntry = (id: string, path: string, body: NewEntry, number: number | null): Promise<CheckedEntry> =>
  plain(server.POST("/v1/drafts/{draft_id}/entry-check", { ...at(id, path), body: { ...body, number } }));

/** Proving a draft: its rule tests written, run, made and judged, and the bench on which it is tried. */
import { plain, server, type Tagged, tagged } from "./http";
import type { NewTest, RuleTests, TestRun, TrialQuestion } from "./model";

const at = (draft_id: string) => ({ params: { path: { draft_id } } });

const change = (draft_id: string, number: number, etag: string) => ({
  params: { path: { draft_id, number }, header: { "If-Match": etag } },
});

export const tests = (id: string): Promise<Tagged<RuleTests>> =>
  tagged(server.GET("/v1/drafts/{draft_id}/tests", at(id)));

export const addTests = (id: string, added: NewTest[]) =>
  tagged(server.POST("/v1/drafts/{draft_id}/tests", { ...at(id), body: { tests: added } }));

export const changeTest = (id: string, number: number, etag: string, test: NewTest) =>
  tagged(server.PUT("/v1/drafts/{draft_id}/tests/{number}", { ...change(id, number, etag), body: { test } }));

export const deleteTest = (id: string, number: number, etag: string) =>
  tagged(server.DELETE("/v1/drafts/{draft_id}/tests/{number}", change(id, number, etag)));

export const runTests = async (id: string, places: string[]) =>
  (await plain(server.POST("/v1/drafts/{draft_id}/test-runs", { ...at(id), body: { places } }))) as TestRun;

export const draftProduct = (draft_id: string, market: string) =>
  plain(server.GET("/v1/drafts/{draft_id}/product", { params: { path: { draft_id }, query: { market } } }));

export const tryDraft = (id: string, market: string, choices: Record<string, string>, signal: AbortSignal) =>
  plain(server.POST("/v1/drafts/{draft_id}/trial", { ...at(id), body: { market, choices }, signal }));

export const askTrial = (id: string, question: TrialQuestion) =>
  plain(server.POST("/v1/drafts/{draft_id}/trial/why", { ...at(id), body: question }));

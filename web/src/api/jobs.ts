/** What takes longer than a second is left to the server, watched, and found again by whoever comes back. */
import { plain, server } from "./http";
import type { Job } from "./model";

const LATER = { headers: { Prefer: "respond-async" } };

const draft = (draft_id: string) => ({ params: { path: { draft_id } }, ...LATER });
const release = (release_id: string) => ({ params: { path: { release_id } }, ...LATER });

/** Left to the server, the answer is always a job. */
const asJob = async (asked: Parameters<typeof plain>[0]): Promise<Job> => (await plain(asked)) as Job;

type Days = { valid_from: string | null; valid_until: string | null };

/** In all markets over the days, or only in those named, each over its own. */
export type Validity = Days & { markets: (Days & { market: string })[] };

export const job = (job_id: string) => plain(server.GET("/v1/jobs/{job_id}", { params: { path: { job_id } } }));

export const jobsOf = async (subject: string) =>
  (await plain(server.GET("/v1/jobs", { params: { query: { subject } } }))).items;

export const stopJob = (job_id: string) =>
  plain(server.POST("/v1/jobs/{job_id}/stop", { params: { path: { job_id } } }));

export const checkLater = (id: string) =>
  asJob(server.POST("/v1/drafts/{draft_id}/check", { ...draft(id), body: { quick: false } }));

export const reviewLater = (id: string, market: string, count: boolean) =>
  asJob(server.POST("/v1/drafts/{draft_id}/review", { ...draft(id), body: { market, count } }));

export const repriceLater = (id: string, day: string | null) =>
  asJob(server.POST("/v1/drafts/{draft_id}/repricing", { ...draft(id), body: { day } }));

export const runTestsLater = (id: string) =>
  asJob(server.POST("/v1/drafts/{draft_id}/test-runs", { ...draft(id), body: {} }));

export const makeTestsLater = (id: string) => asJob(server.POST("/v1/drafts/{draft_id}/generated-tests", draft(id)));

export const judgeLater = (id: string, market: string) =>
  asJob(server.POST("/v1/drafts/{draft_id}/mutation", { ...draft(id), body: { market } }));

export const lintLater = (id: string, market: string) =>
  asJob(server.POST("/v1/drafts/{draft_id}/lint", { ...draft(id), body: { market } }));

export const measureLater = (id: string, market: string) =>
  asJob(server.POST("/v1/drafts/{draft_id}/measurement", { ...draft(id), body: { market } }));

export const publishLater = (id: string, validity: Validity, note: string) =>
  asJob(server.POST("/v1/drafts/{draft_id}/publish", { ...draft(id), body: { ...validity, note } }));

export const compareLater = (id: string, against: string, market: string, count: boolean) =>
  asJob(server.POST("/v1/releases/{release_id}/review", { ...release(id), body: { against, market, count } }));

export const rollBackLater = (id: string, reason: string, validity: Validity) =>
  asJob(server.POST("/v1/releases/{release_id}/roll-back", { ...release(id), body: { reason, ...validity } }));

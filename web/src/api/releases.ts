/** What has been published: the list, the timeline, what differs between two; withdrawing. */
import { plain, server } from "./http";

/** The most that the server gives at once. */
const MOST_ROWS = 200;

/** The name of the terms of sale among the products. */
export const TERMS = "~terms";

const at = (release_id: string) => ({ params: { path: { release_id } } });

export const releases = (product: string, cursor: string | null) =>
  plain(
    server.GET("/v1/releases", {
      params: { query: { limit: MOST_ROWS, ...(product ? { product } : {}), ...(cursor ? { cursor } : {}) } },
    }),
  );

export const engines = async (digest: string) =>
  (await plain(server.GET("/v1/releases/{digest}/engines", { params: { path: { digest } } }))).items;

export const timeline = (subject: string) =>
  plain(server.GET("/v1/timelines/{subject}", { params: { path: { subject } } }));

export const changes = (release_id: string, against: string) =>
  plain(server.GET("/v1/releases/{release_id}/changes", { params: { path: { release_id }, query: { against } } }));

/** Takes days of a release back; in all its markets if none are named, all of its days if there are none. */
export const withdraw = (id: string, reason: string, markets: string[], days: { from: string; until: string }) =>
  plain(
    server.POST("/v1/releases/{release_id}/withdraw", {
      ...at(id),
      body: { reason, markets, valid_from: days.from || null, valid_until: days.until || null },
    }),
  );

/** The desk's side: login, quotes and orders. A change of a quote shows the ETag it was read with. */
import { keepCsrf, plain, server, type Tagged, tagged } from "./http";
import type { LineChange, Me, NewBundle, NewLine, NewQuote, Quote, QuoteChange } from "./model";

export const me = async (): Promise<Me> => {
  const answer = await plain(server.GET("/v1/me"));
  keepCsrf(answer.csrf);
  return answer;
};

export const login = async (email: string, password: string) => {
  const answer = await plain(server.POST("/v1/login", { body: { email, password } }));
  keepCsrf(answer.csrf);
  return answer.actor;
};

export const logout = async (): Promise<void> => {
  await plain(server.POST("/v1/logout"));
  keepCsrf(null);
};

/** How many rows one look at a list brings. */
const ROWS = 50;

export const quotes = (state: string, q: string, cursor: string | null) =>
  plain(
    server.GET("/v1/quotes", {
      params: {
        query: { limit: ROWS, ...(state ? { state } : {}), ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) },
      },
    }),
  );

export const createQuote = (quote: NewQuote, idempotencyKey: string) =>
  tagged(server.POST("/v1/quotes", { params: { header: { "Idempotency-Key": idempotencyKey } }, body: quote }));

export const quote = (quote_id: string) =>
  tagged(server.GET("/v1/quotes/{quote_id}", { params: { path: { quote_id } } }));

const change = (quote_id: string, etag: string) => ({ params: { path: { quote_id }, header: { "If-Match": etag } } });

const line = (quote_id: string, line_id: string, etag: string) => ({
  params: { path: { quote_id, line_id }, header: { "If-Match": etag } },
});

type Changed = Promise<Tagged<Quote>>;

export const changeHeader = (id: string, etag: string, body: QuoteChange): Changed =>
  tagged(server.PATCH("/v1/quotes/{quote_id}", { ...change(id, etag), body }));

export const addLine = (id: string, etag: string, body: NewLine): Changed =>
  tagged(server.POST("/v1/quotes/{quote_id}/lines", { ...change(id, etag), body }));

export const copyLine = (id: string, etag: string, lineId: string): Changed =>
  tagged(server.POST("/v1/quotes/{quote_id}/lines/{line_id}/copy", line(id, lineId, etag)));

/** How much of a quote a change answers with; in brief its lines have neither configuration nor waterfall. */
export type Shape = "quote" | "brief";

const shaped = (id: string, etag: string, lineId: string, answer: Shape) => {
  const { params } = line(id, lineId, etag);
  return { params: { ...params, query: { answer } } };
};

export const changeLine = (id: string, etag: string, lineId: string, body: LineChange, shape: Shape): Changed =>
  tagged(server.PATCH("/v1/quotes/{quote_id}/lines/{line_id}", { ...shaped(id, etag, lineId, shape), body }));

export const removeLine = (id: string, etag: string, lineId: string, shape: Shape): Changed =>
  tagged(server.DELETE("/v1/quotes/{quote_id}/lines/{line_id}", shaped(id, etag, lineId, shape)));

/** The bundles that the buyer of a quote may have, at their prices. */
export const quoteBundles = async (quote_id: string) =>
  (await plain(server.GET("/v1/quotes/{quote_id}/bundles", { params: { path: { quote_id } } }))).items;

export const addBundle = (id: string, etag: string, body: NewBundle, answer: Shape): Changed => {
  const { params } = change(id, etag);
  return tagged(server.POST("/v1/quotes/{quote_id}/bundles", { params: { ...params, query: { answer } }, body }));
};

const bundle = (quote_id: string, group_id: string, etag: string, answer: Shape) => ({
  params: { path: { quote_id, group_id }, header: { "If-Match": etag }, query: { answer } },
});

export const changeBundle = (id: string, etag: string, group: string, quantity: number, shape: Shape): Changed =>
  tagged(
    server.PATCH("/v1/quotes/{quote_id}/bundles/{group_id}", { ...bundle(id, group, etag, shape), body: { quantity } }),
  );

export const removeBundle = (id: string, etag: string, group: string, shape: Shape): Changed =>
  tagged(server.DELETE("/v1/quotes/{quote_id}/bundles/{group_id}", bundle(id, group, etag, shape)));

/** Opens a session from a line: under the release it is on, or as it would be under the one that is sold now. */
export const openLine = (quote_id: string, line_id: string, release: "line" | "current" = "line") =>
  plain(
    server.POST("/v1/quotes/{quote_id}/lines/{line_id}/session", {
      params: { path: { quote_id, line_id }, query: { release } },
    }),
  );

/** What becomes of a line under the release that is sold now. */
export const lineMove = (quote_id: string, line_id: string) =>
  plain(server.GET("/v1/quotes/{quote_id}/lines/{line_id}/move", { params: { path: { quote_id, line_id } } }));

export const send = (id: string, etag: string) => tagged(server.POST("/v1/quotes/{quote_id}/send", change(id, etag)));
export const revise = (id: string, etag: string): Changed =>
  tagged(server.POST("/v1/quotes/{quote_id}/revise", change(id, etag)));
export const cancel = (id: string, etag: string): Changed =>
  tagged(server.POST("/v1/quotes/{quote_id}/cancel", change(id, etag)));

/** Lets the draft be sent beyond its guard rails, exactly as it is. */
export const approve = (id: string, etag: string, comment: string): Changed =>
  tagged(server.POST("/v1/quotes/{quote_id}/approve", { ...change(id, etag), body: { comment } }));

/** How far each role may go without anybody's approval, on a line and on the whole draft. */
export const lineRoom = (quote_id: string, line_id: string) =>
  plain(server.GET("/v1/quotes/{quote_id}/lines/{line_id}/negotiation", { params: { path: { quote_id, line_id } } }));
export const quoteRoom = (quote_id: string) =>
  plain(server.GET("/v1/quotes/{quote_id}/negotiation", { params: { path: { quote_id } } }));

/** Why the total changed, from one revision to another; without numbers, from the last but one to the last. */
export const comparison = (quote_id: string, before?: number, after?: number) =>
  plain(
    server.GET("/v1/quotes/{quote_id}/comparison", {
      params: {
        path: { quote_id },
        query: { ...(before ? { before } : {}), ...(after ? { after } : {}) },
      },
    }),
  );

export const convert = (quote_id: string, etag: string, idempotencyKey: string) =>
  plain(
    server.POST("/v1/quotes/{quote_id}/convert", {
      params: { path: { quote_id }, header: { "If-Match": etag, "Idempotency-Key": idempotencyKey } },
    }),
  );

export const document = (quote_id: string, revision: number, lang: string): Promise<Blob> =>
  plain(
    server.GET("/v1/quotes/{quote_id}/document.pdf", {
      params: { path: { quote_id }, query: { revision, lang } },
      parseAs: "blob",
    }),
  ) as Promise<Blob>;

export const orders = (q: string, cursor: string | null) =>
  plain(
    server.GET("/v1/orders", {
      params: { query: { limit: ROWS, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } },
    }),
  );

export const order = (order_id: string) =>
  plain(server.GET("/v1/orders/{order_id}", { params: { path: { order_id } } }));

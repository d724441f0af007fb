/** Configuring: each click is one request, and the answer is the whole view. */
import { plain, server } from "./http";
import type { BestWanted, Compromises, NewQuoteRequest } from "./model";

const at = (session_id: string) => ({ params: { path: { session_id } } });

/** Opens a session; one of a quote is priced for its buyer, and only the desk sees it. */
export const open = (
  product: string,
  market: string,
  choices: Record<string, string> = {},
  quote: string | null = null,
) => plain(server.POST("/v1/sessions", { body: { product, market, choices, quote } }));

export const read = (id: string) => plain(server.GET("/v1/sessions/{session_id}", at(id)));

export const choose = (id: string, characteristic: string, value: string, takeBack: string[] = []) =>
  plain(
    server.POST("/v1/sessions/{session_id}/choices", {
      ...at(id),
      body: { characteristic, value, take_back: takeBack },
    }),
  );

export const release = (id: string, characteristic: string) =>
  plain(
    server.DELETE("/v1/sessions/{session_id}/choices/{characteristic}", {
      params: { path: { session_id: id, characteristic } },
    }),
  );

export const undo = (id: string) => plain(server.POST("/v1/sessions/{session_id}/undo", at(id)));

export const clear = (id: string) => plain(server.POST("/v1/sessions/{session_id}/clear", at(id)));

export const why = (id: string, characteristic: string, value: string) =>
  plain(
    server.GET("/v1/sessions/{session_id}/why", {
      params: { path: { session_id: id }, query: { characteristic, value } },
    }),
  );

export const optionPrices = (id: string, characteristic: string) =>
  plain(
    server.GET("/v1/sessions/{session_id}/prices/{characteristic}", {
      params: { path: { session_id: id, characteristic } },
    }),
  );

export const valuePrices = (id: string, budget: string | null) =>
  plain(
    server.GET("/v1/sessions/{session_id}/prices", {
      params: { path: { session_id: id }, query: budget === null ? {} : { budget } },
    }),
  );

export const compromises = (id: string, characteristic: string, against: Compromises["against"]) =>
  plain(
    server.GET("/v1/sessions/{session_id}/compromises/{characteristic}", {
      params: { path: { session_id: id, characteristic }, query: { against } },
    }),
  );

export const chooseBest = (id: string, wanted: BestWanted) =>
  plain(server.POST("/v1/sessions/{session_id}/best", { ...at(id), body: wanted }));

export const enterCoupons = (id: string, coupons: string[]) =>
  plain(server.PUT("/v1/sessions/{session_id}/coupons", { ...at(id), body: { coupons } }));

export const requestQuote = (request: NewQuoteRequest, idempotencyKey: string) =>
  plain(
    server.POST("/v1/quote-requests", {
      params: { header: { "Idempotency-Key": idempotencyKey } },
      body: request,
    }),
  );

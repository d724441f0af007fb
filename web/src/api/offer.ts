/** The customer's side of a quote. The token from the link travels in a header, never in an address. */
import { plain, server } from "./http";

const as = (token: string) => ({ header: { authorization: `Offer ${token}` } });

export const read = (token: string) => plain(server.GET("/v1/offer", { params: as(token) }));

export const accept = (token: string, name: string) =>
  plain(server.POST("/v1/offer/accept", { params: as(token), body: { name } }));

export const decline = (token: string, reason: string) =>
  plain(server.POST("/v1/offer/decline", { params: as(token), body: { reason } }));

export const document = (token: string, lang: string): Promise<Blob> =>
  plain(
    server.GET("/v1/offer/document.pdf", { params: { ...as(token), query: { lang } }, parseAs: "blob" }),
  ) as Promise<Blob>;

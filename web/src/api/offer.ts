/** The customer's side of a quote. The token from the link travels in a header, never in an address, and a login of the desk
    in the same browser stays out of it. */
import { plain, server } from "./http";

const alone = { credentials: "omit" } as const;
const as = (token: string) => ({ authorization: `Offer ${token}` });

export const read = (token: string) => plain(server.GET("/v1/offer", { ...alone, params: { header: as(token) } }));

export const accept = (token: string, name: string) =>
  plain(server.POST("/v1/offer/accept", { ...alone, params: { header: as(token) }, body: { name } }));

export const decline = (token: string, reason: string) =>
  plain(server.POST("/v1/offer/decline", { ...alone, params: { header: as(token) }, body: { reason } }));

export const document = (token: string, lang: string): Promise<Blob> =>
  plain(
    server.GET("/v1/offer/document.pdf", {
      ...alone,
      params: { header: as(token), query: { lang } },
      parseAs: "blob",
    }),
  ) as Promise<Blob>;

/** The published catalogue. */
import { plain, server } from "./http";

export const markets = async () => (await plain(server.GET("/v1/markets"))).items;

export const products = async (market: string) =>
  (await plain(server.GET("/v1/products", { params: { query: { market } } }))).items;

export const families = async (market: string) =>
  (await plain(server.GET("/v1/families", { params: { query: { market } } }))).items;

export const bundles = async (market: string) =>
  (await plain(server.GET("/v1/bundles", { params: { query: { market } } }))).items;

export const product = (code: string, market: string) =>
  plain(server.GET("/v1/products/{code}", { params: { path: { code }, query: { market } } }));

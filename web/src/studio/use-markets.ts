/** What markets are called. */
import type { Market } from "../api/model";
import { useMarket } from "../shop/market";

/** Gives the markets of some codes with their names; the code where nothing is on sale there any more. */
export function useMarkets(codes: string[]): Pick<Market, "code" | "name">[] {
  const { markets } = useMarket();
  const named = (code: string) => markets.find((one) => one.code === code)?.name ?? { en: code.toUpperCase() };
  return codes.map((code) => ({ code, name: named(code) as Market["name"] }));
}

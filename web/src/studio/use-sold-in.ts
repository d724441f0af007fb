/** The markets in which a product is sold. */
import * as catalogue from "../api/catalogue";
import type { Market } from "../api/model";
import { useMarket } from "../shop/market";
import { useLoad } from "../ui/use-load";

/** Gives the markets; null until they are known. */
export function useSoldIn(product: string): Market[] | null {
  const { markets } = useMarket();
  const sold = useLoad(async () => {
    const lists = await Promise.all(markets.map((market) => catalogue.products(market.code)));
    return markets.filter((_, index) => lists[index]?.some((card) => card.code === product));
  }, `${product} ${markets.length}`);
  return sold.data && sold.data.length > 0 ? sold.data : null;
}

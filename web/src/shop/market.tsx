/** In which market the visitor shops: remembered, else the one that speaks their language. */
import { createContext, type ReactNode, use, useMemo, useState } from "react";
import * as catalogue from "../api/catalogue";
import type { Market } from "../api/model";
import type { Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { remember, remembered } from "../ui/memory";
import { useLoad } from "../ui/use-load";

type Shop = {
  markets: Market[];
  /** null until the markets are known. */
  market: string | null;
  problem: Problem | null;
  reload: () => void;
  move: (market: string) => void;
};

const MarketContext = createContext<Shop | null>(null);

export function MarketProvider({ children }: { children: ReactNode }) {
  const { language } = useSpeech();
  const { data, problem, reload } = useLoad(catalogue.markets, "markets");
  const [picked, setPicked] = useState(
    () => new URLSearchParams(location.search).get("market") ?? remembered("market"),
  );
  const shop = useMemo(() => {
    const markets = data ?? [];
    const known = markets.find((one) => one.code === picked);
    const native = markets.find((one) => one.language === language);
    const market = (known ?? native ?? markets[0])?.code ?? null;
    const move = (to: string) => {
      remember("market", to);
      setPicked(to);
    };
    return { markets, market, problem, reload, move };
  }, [data, problem, reload, picked, language]);
  return <MarketContext value={shop}>{children}</MarketContext>;
}

export function useMarket(): Shop {
  const found = use(MarketContext);
  if (!found) throw new Error("useMarket needs a MarketProvider above it");
  return found;
}

/** The products that have been published, by the names they have in the market of the person who looks. */
import { useMemo } from "react";
import * as catalogue from "../api/catalogue";
import { releases, TERMS } from "../api/releases";
import { useSpeech } from "../i18n/language";
import { useMarket } from "../shop/market";
import { useLoad } from "../ui/use-load";

export type ProductNames = { codes: string[]; name: (code: string) => string };

export function useProducts(): ProductNames {
  const { text, t } = useSpeech();
  const { market } = useMarket();
  const published = useLoad(() => releases("", null), "releases");
  const sold = useLoad(async () => (market ? catalogue.products(market) : []), market ?? "");
  return useMemo(() => {
    const cards = new Map((sold.data ?? []).map((card) => [card.code, card]));
    const codes = [...new Set((published.data?.items ?? []).map((release) => release.product))].sort();
    return { codes, name: (code) => (code === TERMS ? t("terms_of_sale") : text(cards.get(code)?.name) || code) };
  }, [published.data, sold.data, text, t]);
}

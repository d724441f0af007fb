/** What the catalogue calls the characteristics and values of a product. */
import type { Product } from "../api/model";
import { useSpeech } from "../i18n/language";

/** Gives the name of a characteristic, or of one of its values; the code where the catalogue has none. */
export function useNames(product: Product | null) {
  const { text, t, number } = useSpeech();
  return (code: string, value?: string): string => {
    const found = product?.characteristics[code];
    if (value === undefined) return text(found?.name) || code;
    const named = text(found?.values.find((one) => one.code === value)?.name);
    if (named) return named;
    if (value === "true" || value === "false") return t(value === "true" ? "yes" : "no");
    return found?.unit && /^-?\d/.test(value) ? `${number(value)} ${found.unit}` : value;
  };
}

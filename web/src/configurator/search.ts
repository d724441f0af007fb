/** Finding a value by what a person would type: words of its name, its help, its model number or its attributes. */
import type { ValueInfo } from "../api/model";
import type { Language } from "../i18n/format";

const fold = (text: string, language: Language) => text.toLocaleLowerCase(language).replaceAll("ё", "е");

export function found(query: string, language: Language, value: ValueInfo, name: string): boolean {
  const words = fold(query, language).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = fold(
    [
      name,
      value.code,
      value.name?.en,
      value.help?.[language],
      value.model_number,
      value.part?.model_number,
      value.part?.gtin,
      ...Object.values(value.attributes ?? {}),
    ]
      .filter(Boolean)
      .join(" "),
    language,
  );
  return words.every((word) => text.includes(word));
}

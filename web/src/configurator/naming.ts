/** Names for what the session speaks of in codes. */
import type { Product, Text } from "../api/model";
import type { Speech } from "../i18n/language";

type Say = Pick<Speech, "text" | "t" | "number">;

export function characteristicName(say: Say, product: Product, name: string): string {
  const found = product.characteristics[name];
  return found ? say.text(found.name) : name.replaceAll("_", " ");
}

function plain(say: Say, code: string, unit: string | null | undefined): string {
  if (code === "true") return say.t("yes");
  if (code === "false") return say.t("no");
  if (/^-?\d+(\.\d+)?$/.test(code)) return unit ? `${say.number(code)}\u00a0${unit}` : say.number(code);
  return code;
}

const isNamed = (name: Text | null | undefined, code: string) => Boolean(name?.en) && name?.en !== code;

export function valueName(say: Say, product: Product, characteristic: string, code: string | null): string {
  if (code === null) return say.t("nothing");
  const found = product.characteristics[characteristic];
  const value = found?.values.find((one) => one.code === code);
  return value && isNamed(value.name, code) ? say.text(value.name) : plain(say, code, found?.unit);
}

/** What people may know of the part behind a value: the maker's number, measures, and its GTIN. */
export function valueFacts(say: Say, product: Product, characteristic: string, code: string | null): string[] {
  const value = product.characteristics[characteristic]?.values.find((one) => one.code === code);
  const part = value?.part;
  if (!value || !part) return [];
  const numbers = [value.model_number ?? part.model_number ?? "", part.gtin ? `GTIN\u00a0${part.gtin}` : ""];
  const measures = part.attributes.map((fact) => `${say.text(fact.name)}: ${say.text(fact.text)}`);
  return [...measures, ...numbers].filter(Boolean);
}

/** Names in the order a person reads them: "A, B and C". */
export function list(language: string, names: string[]): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}

/** What follows from the choices: never chosen, told in the title block and in the specification. */
export function computed(product: Product): string[] {
  return Object.keys(product.characteristics).filter((name) => product.characteristics[name]?.computed);
}

/** What a request for a quote needs to hold before it is worth sending. */
import type { Language } from "../i18n/format";
import type { Key } from "../i18n/messages";

export type Contact = {
  name: string;
  email: string;
  company: string;
  phone: string;
  country: string;
  message: string;
  quantity: string;
};

export const COUNTRY_OF_MARKET: Record<string, string> = { eu: "DE", us: "US", ru: "RU" };

const CODES =
  "AT AU BE BG BR BY CA CH CN CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IN IS IT JP KG KR KZ LI LT LU LV MT MX NL NO NZ PL PT RO RS RU SE SG SI SK TR UA US UZ ZA".split(
    " ",
  );

/** Countries by their names in the reader's language, in its alphabet. */
export function countries(language: Language): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
    a.name.localeCompare(b.name, language),
  );
}

export function mistakes(contact: Contact): Partial<Record<keyof Contact, Key>> {
  const wrong: Partial<Record<keyof Contact, Key>> = {};
  if (contact.name.trim() === "") wrong.name = "wrong_name";
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(contact.email.trim())) wrong.email = "wrong_email";
  if (contact.phone.trim() !== "" && !/^[+\d][\d\s().-]{4,}$/.test(contact.phone.trim())) wrong.phone = "wrong_phone";
  const quantity = Number(contact.quantity);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 9999) wrong.quantity = "wrong_quantity";
  return wrong;
}

/** The language that the page speaks just now; whatever asks the server asks to be answered in it. */
import { remembered } from "../ui/memory";
import { LANGUAGES, type Language } from "./format";

function first(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? remembered("language");
  if (asked && (LANGUAGES as readonly string[]).includes(asked)) return asked as Language;
  return navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en";
}

let now: Language | null = null;

export function spoken(): Language {
  now ??= first();
  return now;
}

export function speakFromNow(language: Language): Language {
  now = language;
  return language;
}

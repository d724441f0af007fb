/** Money, numbers and dates as each language writes them, straight from the strings of the wire. */
import type { Money } from "../api/model";

export type Language = "en" | "ru";
export const LANGUAGES: readonly Language[] = ["en", "ru"];

const LOCALE: Record<Language, string> = { en: "en-GB", ru: "ru-RU" };
/** Intl.NumberFormat takes decimal strings exactly; its types ask for the literal form. */
type Exact = `${number}`;

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE[language], options);
    formats.set(key, format);
  }
  return format;
}

/** A true minus, and a narrow no-break space between Russian thousands. */
function set(language: Language, text: string): string {
  const minus = text.replaceAll("-", "\u2212");
  return language === "ru" ? minus.replace(/(\d)\u00a0(?=\d)/g, "$1\u202f") : minus;
}

export type MoneyStyle = {
  /** Write + and − in front (a difference). */
  signed?: boolean;
  /** Leave out ".00": for differences and from-prices, never for totals. */
  short?: boolean;
  /** Show fractions of the smallest coin too: for what a rounding took or gave. */
  exact?: boolean;
};

export function formatMoney(language: Language, money: Money, style: MoneyStyle = {}): string {
  const options: Intl.NumberFormatOptions = {
    style: "currency",
    currency: money.currency,
    currencyDisplay: "narrowSymbol",
    ...(style.signed ? { signDisplay: "exceptZero" } : {}),
    ...(style.exact ? { maximumFractionDigits: 12 } : {}),
    ...(style.short ? { trailingZeroDisplay: "stripIfInteger" } : {}),
  };
  return set(language, numberFormat(language, options).format(money.amount as Exact));
}

export function formatNumber(language: Language, amount: string | number): string {
  return set(language, numberFormat(language, { maximumFractionDigits: 6 }).format(String(amount) as Exact));
}

/** "-5.00" as "−5 %" (Russian and English both with a thin gap where their typographers want it). */
export function formatPercent(language: Language, rate: string, signed = false): string {
  const options: Intl.NumberFormatOptions = {
    maximumFractionDigits: 4,
    ...(signed ? { signDisplay: "exceptZero" } : {}),
  };
  const text = set(language, numberFormat(language, options).format(rate as Exact));
  return language === "ru" ? `${text}\u202f%` : `${text}%`;
}

/** A business day ("2026-12-31"): a date without a clock, so no time zone may move it. */
export function formatDay(language: Language, day: string): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "long", timeZone: "UTC" }).format(
    Date.UTC(year, month - 1, date),
  );
}

export function formatMoment(language: Language, moment: string): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(moment),
  );
}

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

/** Up to here large numbers have names that people know. */
const NAMED_DIGITS = 15;

/** A large count for people: "1,234", "1.2 million", "3.4 × 10²⁰". `digits` is a whole number. */
export function formatLarge(language: Language, digits: string): string {
  if (digits.length < 6) return formatNumber(language, digits);
  if (digits.length <= NAMED_DIGITS) {
    const options: Intl.NumberFormatOptions = { notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 };
    return set(language, numberFormat(language, options).format(digits as Exact));
  }
  const power = String(digits.length - 1).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "");
  return `${formatNumber(language, `${digits[0]}.${digits[1]}`)} × 10${power}`;
}

/** Below this a share is only said to be below it. */
const LEAST_SHARE = 0.0001;

/** A share between 0 and 1 in per cent, to two figures that tell something. */
export function formatShare(language: Language, share: number): string {
  const rate = share * 100;
  if (rate > 0 && rate < LEAST_SHARE) return `< ${formatPercent(language, String(LEAST_SHARE))}`;
  if (rate < 100 && rate > 99.99) return `> ${formatPercent(language, "99.99")}`;
  return formatPercent(language, String(Number(rate.toPrecision(2))));
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

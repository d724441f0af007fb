/** Which language and market the page speaks, and the functions that say things in it. */
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import type { Money, Text } from "../api/model";
import { remember } from "../ui/memory";
import { en } from "./en";
import {
  formatDay,
  formatLarge,
  formatMoment,
  formatMoney,
  formatNumber,
  formatPercent,
  formatShare,
  LANGUAGES,
  type Language,
  type MoneyStyle,
} from "./format";
import { type Key, type Message, say } from "./messages";
import { ru } from "./ru";
import { speakFromNow, spoken } from "./spoken";

type Words = Record<string, Message>;

const CATALOGS: Record<Language, Words> = { en, ru };

/** Adds what a part of the application says, before it says anything. */
export function learn(words: Record<Language, Words>): void {
  for (const language of LANGUAGES) Object.assign(CATALOGS[language], words[language]);
}

function speech(language: Language) {
  return {
    language,
    t: (key: Key, facts?: Record<string, string | number>) => say(CATALOGS[language], language, key, facts),
    /** A text of the catalogue in this language, or in English when it has no such version. */
    text: (text: Text | string | null | undefined) =>
      typeof text === "string" ? text : (text?.[language] ?? text?.en ?? ""),
    money: (money: Money, style?: MoneyStyle) => formatMoney(language, money, style),
    number: (amount: string | number) => formatNumber(language, amount),
    percent: (rate: string, signed?: boolean) => formatPercent(language, rate, signed),
    large: (digits: string) => formatLarge(language, digits),
    share: (share: number) => formatShare(language, share),
    day: (day: string) => formatDay(language, day),
    moment: (moment: string) => formatMoment(language, moment),
  };
}

export type Speech = ReturnType<typeof speech> & { speak: (language: Language) => void };

const SpeechContext = createContext<Speech | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(spoken);
  useEffect(() => {
    document.documentElement.lang = language;
    remember("language", language);
  }, [language]);
  const value = useMemo(
    () => ({ ...speech(language), speak: (next: Language) => setLanguage(speakFromNow(next)) }),
    [language],
  );
  return <SpeechContext value={value}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const found = use(SpeechContext);
  if (!found) throw new Error("useSpeech needs a LanguageProvider above it");
  return found;
}

/** What frames every screen: the wordmark, the switches of language and theme, the word that the network is gone. */
import { Moon, Sun, SunMoon, WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { LANGUAGES } from "../i18n/format";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { remember, remembered } from "./memory";
import { Link } from "./router";

export function Wordmark() {
  const { t } = useSpeech();
  return (
    <Link className="wordmark" to="/" aria-label={t("home")}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 4h14v14H4z" />
        <path d="m12 12 9 9" />
      </svg>
      <span>Quotewright</span>
    </Link>
  );
}

export function LanguageSwitch() {
  const { t, language, speak } = useSpeech();
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{t("language")}</legend>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          title={one === "en" ? "English" : "Русский"}
          onClick={() => speak(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];
const THEME_WORDS: Record<Theme, Key> = { auto: "theme_auto", light: "theme_light", dark: "theme_dark" };

function wear(theme: Theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function ThemeSwitch() {
  const { t } = useSpeech();
  const [theme, setTheme] = useState<Theme>(() => THEMES.find((one) => one === remembered("theme")) ?? "auto");
  useEffect(() => wear(theme), [theme]);
  const turn = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
    remember("theme", next === "auto" ? null : next);
    setTheme(next);
  };
  return (
    <button
      type="button"
      className="icon-button"
      onClick={turn}
      aria-label={t(THEME_WORDS[theme])}
      title={t(THEME_WORDS[theme])}
    >
      {theme === "auto" ? (
        <SunMoon aria-hidden="true" />
      ) : theme === "light" ? (
        <Sun aria-hidden="true" />
      ) : (
        <Moon aria-hidden="true" />
      )}
    </button>
  );
}

function follow(tell: () => void) {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  return () => {
    removeEventListener("online", tell);
    removeEventListener("offline", tell);
  };
}

export function OfflineNote() {
  const { t } = useSpeech();
  const online = useSyncExternalStore(follow, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className="offline-note">
          <WifiOff aria-hidden="true" />
          {t("offline")}
        </p>
      )}
    </div>
  );
}

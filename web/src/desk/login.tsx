/** The way in for sales staff. */
import { type FormEvent, useState } from "react";
import * as desk from "../api/desk";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { LanguageSwitch, ThemeSwitch, Wordmark } from "../ui/chrome";
import { Field } from "../ui/field";
import { Button, Notice, ProblemNotice, ScreenTitle } from "../ui/parts";
import { useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { afterLogin } from "./areas";
import "./desk.css";

export function LoginScreen() {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const who = useLoad(desk.me, "me");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const actor = await desk.login(email.trim(), password);
      go(afterLogin(place.query.get("to"), actor.role), { replace: true });
    } catch (caught) {
      setProblem(asProblem(caught));
      setBusy(false);
    }
  };
  return (
    <>
      <header className="bar">
        <Wordmark />
        <div className="bar-end">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main id="main" className="login">
        <form onSubmit={submit} className="login-form">
          <ScreenTitle name={t("login_title")}>{t("login_title")}</ScreenTitle>
          {problem &&
            (problem.status === 401 ? (
              <div className="notice notice-bad" role="alert">
                <div>{t("login_wrong")}</div>
              </div>
            ) : (
              <ProblemNotice problem={problem} />
            ))}
          <Field
            label={t("field_email")}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Field
            label={t("password")}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="submit" kind="primary" busy={busy}>
            {t("log_in")}
          </Button>
          {who.data?.demo && <Notice>{t("login_demo")}</Notice>}
        </form>
      </main>
    </>
  );
}

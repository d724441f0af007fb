/** Asking for a quote: who you are and how many; the answer is a number to keep. What is asked for, the caller knows. */
import { CheckCircle2 } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { newKey } from "../api/http";
import type { NewQuoteRequest } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import * as sessions from "../api/sessions";
import { useSpeech } from "../i18n/language";
import { Area, Field } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { COUNTRY_OF_MARKET, type Contact, countries, mistakes } from "./contact";
import "./request-form.css";

const EMPTY: Contact = { name: "", email: "", company: "", phone: "", country: "", message: "", quantity: "1" };

/** The heading of the form, where the way to it leads. */
export const REQUEST_TITLE = "quote-request-title";

type Props = {
  market: string;
  /** A session, or a bundle with its options; null while there is nothing to ask for. */
  wanted: Pick<NewQuoteRequest, "session" | "bundle" | "options"> | null;
  /** How many are asked for, before anybody says so. */
  quantity?: string;
};

export function RequestForm({ market, wanted, quantity: first = "1" }: Props) {
  const { t, language } = useSpeech();
  const country = COUNTRY_OF_MARKET[market] ?? "DE";
  const [contact, setContact] = useState<Contact>({ ...EMPTY, country, quantity: first });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [number, setNumber] = useState<string | null>(null);
  const key = useRef(newKey());
  const form = useRef<HTMLFormElement>(null);
  const wrong = mistakes(contact);
  const error = (name: keyof Contact) => (tried && wrong[name] ? t(wrong[name]) : null);
  const put = (name: keyof Contact) => (event: { target: { value: string } }) =>
    setContact({ ...contact, [name]: event.target.value });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (!wanted || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const { quantity, ...person } = contact;
      const answer = await sessions.requestQuote(
        { ...wanted, quantity: Number(quantity), market, language, contact: person },
        key.current,
      );
      setNumber(answer.number);
    } catch (caught) {
      setProblem(asProblem(caught));
      key.current = newKey();
    } finally {
      setBusy(false);
    }
  };

  if (number) return <Asked number={number} email={contact.email} />;
  return (
    <form ref={form} className="quote-request" noValidate onSubmit={submit} aria-labelledby={REQUEST_TITLE}>
      <h2 id={REQUEST_TITLE} tabIndex={-1}>
        {t("ask_title")}
      </h2>
      <p className="muted">{t("ask_lead")}</p>
      {problem && <ProblemNotice problem={problem} />}
      <Field
        label={t("field_name")}
        autoComplete="name"
        required
        value={contact.name}
        onChange={put("name")}
        error={error("name")}
        maxLength={120}
      />
      <Field
        label={t("field_email")}
        type="email"
        autoComplete="email"
        required
        value={contact.email}
        onChange={put("email")}
        error={error("email")}
        maxLength={200}
      />
      <div className="field-pair">
        <Field
          label={t("field_company")}
          optional={t("optional")}
          autoComplete="organization"
          value={contact.company}
          onChange={put("company")}
          maxLength={120}
        />
        <Field
          label={t("field_phone")}
          optional={t("optional")}
          type="tel"
          autoComplete="tel"
          value={contact.phone}
          onChange={put("phone")}
          error={error("phone")}
          maxLength={40}
        />
      </div>
      <div className="field-pair">
        <div className="field">
          <label htmlFor="request-country">{t("field_country")}</label>
          <select id="request-country" autoComplete="country" value={contact.country} onChange={put("country")}>
            {countries(language).map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <Field
          label={t("field_quantity")}
          type="number"
          inputMode="numeric"
          min={1}
          max={9999}
          value={contact.quantity}
          onChange={put("quantity")}
          error={error("quantity")}
        />
      </div>
      <Area
        label={t("field_message")}
        optional={t("optional")}
        hint={t("field_message_hint")}
        value={contact.message}
        onChange={put("message")}
        maxLength={2000}
      />
      <Button type="submit" kind="primary" busy={busy}>
        {busy ? t("sending") : t("ask_send")}
      </Button>
    </form>
  );
}

function Asked({ number, email }: { number: string; email: string }) {
  const { t } = useSpeech();
  return (
    <div className="asked" role="status">
      <CheckCircle2 aria-hidden="true" />
      <h2>{t("asked_title")}</h2>
      <p>{t("asked_number")}</p>
      <p className="asked-number mono">{number}</p>
      <p className="muted">{t("asked_next", { email })}</p>
    </div>
  );
}

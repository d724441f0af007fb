/** The configurator on an errand of the desk: what is configured goes into a quote, and the rep goes back there. */
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import * as desk from "../api/desk";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Button, ProblemNotice } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { useConfiguration } from "./context";

export type Errand = { quote: string; number: string; line: string | null; market: string | null };

export function deskErrand(query: URLSearchParams): Errand | null {
  const quote = query.get("quote");
  if (!quote) return null;
  return { quote, number: query.get("number") ?? "", line: query.get("line"), market: query.get("market") };
}

const home = (errand: Errand) => `/desk/quotes/${encodeURIComponent(errand.quote)}`;

export function DeskErrandNote({ errand }: { errand: Errand | null }) {
  const { t } = useSpeech();
  const { configurator } = useConfiguration();
  if (!errand) return null;
  return (
    <p className="errand">
      <Link to={home(errand)}>
        <ArrowLeft aria-hidden="true" />
        {t("back_to_quote", { number: errand.number })}
      </Link>
      {configurator.state.view?.quote && <span className="muted">{t("priced_for_buyer")}</span>}
    </p>
  );
}

export function DeskAction({ errand }: { errand: Errand }) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const { configurator } = useConfiguration();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const deliver = async () => {
    const session = configurator.state.view?.id;
    if (!session) return;
    setBusy(true);
    setProblem(null);
    try {
      await desk.me();
      const { etag } = await desk.quote(errand.quote);
      if (errand.line) await desk.changeLine(errand.quote, etag, errand.line, { session }, "quote");
      else await desk.addLine(errand.quote, etag, { session, quantity: 1 });
      go(home(errand));
    } catch (caught) {
      setProblem(asProblem(caught));
      setBusy(false);
    }
  };
  return (
    <div className="desk-action">
      {problem && <ProblemNotice problem={problem} />}
      <Button kind="primary" busy={busy} onClick={deliver}>
        {errand.line ? t("save_to_line") : t("add_to_quote", { number: errand.number })}
      </Button>
    </div>
  );
}

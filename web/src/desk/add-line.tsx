/** A new line is configured like anything else: these lead to the configurator and back. */
import { Plus } from "lucide-react";
import * as catalogue from "../api/catalogue";
import type { Quote } from "../api/model";
import { useSpeech } from "../i18n/language";
import { ProblemNotice } from "../ui/parts";
import { Link } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { AddBundle } from "./add-bundle";
import type { QuoteDesk } from "./use-quote";

export function AddLine({ quote, work }: { quote: Quote; work: QuoteDesk }) {
  const { t, text } = useSpeech();
  const { data, problem, reload } = useLoad(() => catalogue.products(quote.market), quote.market);
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  const query = new URLSearchParams({ quote: quote.id, number: quote.number, market: quote.market });
  return (
    <nav className="add-line" aria-label={t("add_line")}>
      <p>{t("add_line")}</p>
      {data?.map((product) => (
        <Link key={product.code} className="button button-small" to={`/configure/${product.code}?${query}`}>
          <Plus aria-hidden="true" />
          <span>{text(product.name)}</span>
        </Link>
      ))}
      <AddBundle quote={quote} work={work} />
    </nav>
  );
}

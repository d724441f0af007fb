/** One order: what was bought, what it is built from, and what it comes to. Nothing here can be changed. */
import * as desk from "../api/desk";
import type { BomLine, BomPart, Order } from "../api/model";
import { DocumentLine } from "../document/lines";
import { StateBadge } from "../document/state-badge";
import { Totals } from "../document/totals";
import { useSpeech } from "../i18n/language";
import { Coming, ProblemNotice, ScreenTitle, Skeleton, TitleBlock } from "../ui/parts";
import { Link } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { Margins } from "./margins";

export function OrderScreen({ id }: { id: string }) {
  const { data, problem, reload } = useLoad(() => desk.order(id), id);
  if (problem && !data) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data)
    return (
      <Coming>
        <Skeleton className="skeleton-title" />
        <Skeleton className="skeleton-row" />
        <Skeleton className="skeleton-document-line" />
      </Coming>
    );
  return <OrderPage order={data} />;
}

function OrderPage({ order }: { order: Order }) {
  const { t, moment } = useSpeech();
  return (
    <div className="order-page">
      <header className="desk-head">
        <div>
          <p className="crumb">
            <Link to="/desk/orders">{t("orders")}</Link>
          </p>
          <ScreenTitle name={t("order_title", { number: order.number })}>
            {t("order_title", { number: order.number })}
          </ScreenTitle>
        </div>
      </header>
      <TitleBlock
        cells={[
          { name: t("state"), value: <StateBadge state={order.state} /> },
          { name: t("buyer"), value: order.buyer.company || order.buyer.name },
          {
            name: t("quote"),
            value: (
              <Link to={`/desk/quotes/${order.quote.id}`}>
                {order.quote.number}/{order.quote.revision}
              </Link>
            ),
          },
          { name: t("created"), value: moment(order.created_at) },
          { name: t("digest"), value: <span className="mono">{order.digest.slice(0, 12)}</span> },
        ]}
      />
      <section aria-label={t("lines")}>
        {order.lines.map((line) => (
          <DocumentLine key={line.id} line={line}>
            <Bom lines={line.bom} />
          </DocumentLine>
        ))}
      </section>
      <Totals totals={order.totals} groups={order.groups} shownIn={order.shown_in} />
      <Margins margin={order.margin} contract={order.contract_margin} recurs={order.totals.contract !== null} />
    </div>
  );
}

function Bom({ lines }: { lines: BomLine[] }) {
  const { t, text, number } = useSpeech();
  return (
    <details className="fold">
      <summary>{t("bom_of", { count: lines.length })}</summary>
      <table className="rows bom">
        <caption className="visually-hidden">{t("bom")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("position")}</th>
            <th scope="col">{t("part")}</th>
            <th scope="col">{t("description")}</th>
            <th scope="col" className="number">
              {t("field_quantity")}
            </th>
            <th scope="col">{t("unit")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.position + line.part}>
              <td className="mono">{line.position}</td>
              <td className="mono">{line.part}</td>
              <td>
                {text(line.name)}
                {line.facts && <PartFacts facts={line.facts} />}
              </td>
              <td className="number">{number(line.quantity)}</td>
              <td>{line.unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Where the part comes from, and what it measures. */
function PartFacts({ facts }: { facts: BomPart }) {
  const { text } = useSpeech();
  const source = [facts.supplier, facts.supplier_number].filter(Boolean).join("\u00a0");
  const measures = facts.attributes.map((fact) => (fact.name ? `${text(fact.name)}: ${text(fact.text)}` : ""));
  const told = [source, facts.model_number, facts.gtin ? `GTIN\u00a0${facts.gtin}` : "", ...measures].filter(Boolean);
  if (told.length === 0) return null;
  return <span className="bom-facts">{told.join(", ")}</span>;
}

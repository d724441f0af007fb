/** All orders, newest first. */
import { Search } from "lucide-react";
import { useId } from "react";
import * as desk from "../api/desk";
import type { OrderRow } from "../api/model";
import { StateBadge } from "../document/state-badge";
import { useSpeech } from "../i18n/language";
import { Amount, Empty, ScreenTitle } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { useList, walkRows } from "./list";
import { Pages } from "./pages";

export function OrdersScreen() {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const q = place.query.get("q") ?? "";
  const list = useList((cursor) => desk.orders(q, cursor), q);
  const id = useId();
  const search = (value: string) =>
    go(`/desk/orders${value ? `?${new URLSearchParams({ q: value })}` : ""}`, { replace: true });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the links inside
    <div className="desk-list" onKeyDown={walkRows}>
      <header className="desk-head">
        <ScreenTitle name={t("orders")}>{t("orders")}</ScreenTitle>
      </header>
      <div className="desk-filters">
        <div className="search-field">
          <label htmlFor={id} className="visually-hidden">
            {t("search_orders")}
          </label>
          <Search aria-hidden="true" />
          <input
            id={id}
            type="search"
            placeholder={t("search_orders")}
            value={q}
            onChange={(event) => search(event.target.value)}
          />
        </div>
      </div>
      <Pages
        list={list}
        empty={
          <Empty title={q ? t("no_orders_match") : t("no_orders")}>
            {!q && <p className="muted">{t("no_orders_detail")}</p>}
          </Empty>
        }
      >
        {(rows) => <OrderTable rows={rows} />}
      </Pages>
    </div>
  );
}

function OrderTable({ rows }: { rows: OrderRow[] }) {
  const { t, moment } = useSpeech();
  return (
    <table className="rows">
      <caption className="visually-hidden">{t("orders")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("number")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("buyer")}</th>
          <th scope="col" className="wide">
            {t("quote")}
          </th>
          <th scope="col" className="number">
            {t("total")}
          </th>
          <th scope="col" className="wide">
            {t("created")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={`/desk/orders/${row.id}`} className="row-link mono" data-row>
                {row.number}
              </Link>
            </th>
            <td>
              <StateBadge state={row.state} />
            </td>
            <td className="row-buyer">
              {row.buyer.company || row.buyer.name}
              {row.buyer.company && <span className="muted"> {row.buyer.name}</span>}
            </td>
            <td className="wide mono">{row.quote.number}</td>
            <td className="number">
              <Amount money={row.total} />
            </td>
            <td className="wide muted">{moment(row.created_at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All quotes, newest first: found by number or buyer, filtered by state. */
import { Plus, Search } from "lucide-react";
import { useId, useState } from "react";
import * as desk from "../api/desk";
import type { QuoteRow } from "../api/model";
import { StateBadge } from "../document/state-badge";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Amount, Button, Empty, ScreenTitle } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { useList, walkRows } from "./list";
import { NewQuoteDialog } from "./new-quote";
import { Pages } from "./pages";

const STATES: { value: string; word: Key }[] = [
  { value: "", word: "all_states" },
  { value: "requested", word: "is_requested" },
  { value: "draft", word: "is_draft" },
  { value: "sent", word: "is_sent" },
  { value: "accepted", word: "is_accepted" },
  { value: "ordered", word: "is_ordered" },
  { value: "declined", word: "is_declined" },
  { value: "expired", word: "is_expired" },
  { value: "cancelled", word: "is_cancelled" },
];

export function QuotesScreen() {
  const { t } = useSpeech();
  const { place, go } = useRouter();
  const state = place.query.get("state") ?? "";
  const q = place.query.get("q") ?? "";
  const [creating, setCreating] = useState(false);
  const list = useList((cursor) => desk.quotes(state, q, cursor), `${state} ${q}`);
  const filter = (facts: Record<string, string>) => {
    const query = new URLSearchParams(Object.entries({ state, q, ...facts }).filter(([, value]) => value !== ""));
    go(`/desk/quotes${query.size > 0 ? `?${query}` : ""}`, { replace: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the links inside
    <div className="desk-list" onKeyDown={walkRows}>
      <header className="desk-head">
        <ScreenTitle name={t("quotes")}>{t("quotes")}</ScreenTitle>
        <Button kind="primary" small icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
          {t("new_quote")}
        </Button>
      </header>
      <div className="desk-filters">
        <SearchQuotes q={q} onSearch={(value) => filter({ q: value })} />
        <StateFilter state={state} onState={(value) => filter({ state: value })} />
      </div>
      <Pages list={list} empty={<NoQuotes filtered={state !== "" || q !== ""} />}>
        {(rows) => <QuoteTable rows={rows} />}
      </Pages>
      {creating && <NewQuoteDialog onClose={() => setCreating(false)} />}
    </div>
  );
}

function SearchQuotes({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <div className="search-field">
      <label htmlFor={id} className="visually-hidden">
        {t("search_quotes")}
      </label>
      <Search aria-hidden="true" />
      <input
        id={id}
        type="search"
        placeholder={t("search_quotes")}
        value={q}
        onChange={(event) => onSearch(event.target.value)}
      />
    </div>
  );
}

function StateFilter({ state, onState }: { state: string; onState: (state: string) => void }) {
  const { t } = useSpeech();
  return (
    <fieldset className="state-filter">
      <legend className="visually-hidden">{t("filter_state")}</legend>
      {STATES.map((one) => (
        <button key={one.value} type="button" aria-pressed={state === one.value} onClick={() => onState(one.value)}>
          {t(one.word)}
        </button>
      ))}
    </fieldset>
  );
}

function QuoteTable({ rows }: { rows: QuoteRow[] }) {
  const { t } = useSpeech();
  return (
    <table className="rows">
      <caption className="visually-hidden">{t("quotes")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("number")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("buyer")}</th>
          <th scope="col" className="number wide">
            {t("lines")}
          </th>
          <th scope="col" className="number">
            {t("total")}
          </th>
          <th scope="col" className="wide">
            {t("updated")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: QuoteRow }) {
  const { moment, number } = useSpeech();
  return (
    <tr>
      <th scope="row">
        <Link to={`/desk/quotes/${row.id}`} className="row-link mono" data-row>
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
      <td className="number wide">{number(row.lines)}</td>
      <td className="number">{row.total && row.lines > 0 ? <Amount money={row.total} /> : "–"}</td>
      <td className="wide muted">{moment(row.updated_at)}</td>
    </tr>
  );
}

function NoQuotes({ filtered }: { filtered: boolean }) {
  const { t } = useSpeech();
  if (filtered) return <Empty title={t("no_quotes_match")} />;
  return (
    <Empty title={t("no_quotes")}>
      <p className="muted">{t("no_quotes_detail")}</p>
    </Empty>
  );
}

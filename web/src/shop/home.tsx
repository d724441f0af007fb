/** The shop's first page, family by family: each product stands on its own stage, with what it is, what it starts at,
    and the way in. */
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import * as catalogue from "../api/catalogue";
import type { ProductCard } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Coming, Empty, ProblemNotice, ScreenTitle, Skeleton } from "../ui/parts";
import { Link } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { Bundles } from "./bundles";
import { type Shelf, shelvesOf } from "./families";
import { isSold, LifeNote } from "./life";
import { useMarket } from "./market";
import { ShopHeader } from "./shop-header";
import "./home.css";

export function HomeScreen() {
  const { t } = useSpeech();
  const { market, problem, reload } = useMarket();
  return (
    <>
      <ShopHeader />
      <main id="main" className="home">
        <header className="home-head">
          <ScreenTitle name="">{t("home_title")}</ScreenTitle>
          <p>{t("home_lead")}</p>
        </header>
        {problem && !market ? (
          <ProblemNotice problem={problem} onRetry={reload} />
        ) : market ? (
          <Showcases market={market} />
        ) : (
          <ShowcaseSkeleton />
        )}
      </main>
      <footer className="home-foot">
        <p>{t("home_foot")}</p>
        <Link to="/desk">{t("desk_link")}</Link>
      </footer>
    </>
  );
}

function Showcases({ market }: { market: string }) {
  const { t } = useSpeech();
  const { data, problem, reload } = useLoad(() => onSale(market), market);
  if (problem && !data) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <ShowcaseSkeleton />;
  if (data.cards.length === 0) return <Empty title={t("no_products")} />;
  const shelves = shelvesOf(data.cards, data.families);
  return (
    <>
      {shelves.length > 1 && <FamilyLinks shelves={shelves} />}
      {shelves.map((shelf) => (
        <FamilyShelf key={shelf.family?.code ?? ""} shelf={shelf} />
      ))}
      <Bundles market={market} />
    </>
  );
}

async function onSale(market: string) {
  const [cards, families] = await Promise.all([catalogue.products(market), catalogue.families(market)]);
  return { cards, families };
}

function FamilyLinks({ shelves }: { shelves: Shelf[] }) {
  const { t, text } = useSpeech();
  return (
    <nav className="family-links" aria-label={t("families")}>
      {shelves.map(
        ({ family }) =>
          family && (
            <a key={family.code} href={`#family-${family.code}`}>
              {text(family.name)}
            </a>
          ),
      )}
    </nav>
  );
}

function FamilyShelf({ shelf: { family, above, cards } }: { shelf: Shelf }) {
  const { text } = useSpeech();
  const showcases = (
    <div className="showcases">
      {cards.map((card) => (
        <Showcase key={card.code} card={card} level={family ? 3 : 2} />
      ))}
    </div>
  );
  if (!family) return showcases;
  return (
    <section className="family" id={`family-${family.code}`} aria-labelledby={`family-name-${family.code}`}>
      <header className="family-head">
        {above.length > 0 && <p className="family-above">{above.map((one) => text(one.name)).join(" / ")}</p>}
        <h2 id={`family-name-${family.code}`}>{text(family.name)}</h2>
        {family.summary && <p className="family-summary">{text(family.summary)}</p>}
      </header>
      {showcases}
    </section>
  );
}

function Showcase({ card, level }: { card: ProductCard; level: 2 | 3 }) {
  const { t, text } = useSpeech();
  const [failed, setFailed] = useState(false);
  const to = `/configure/${card.code}`;
  const Name = level === 2 ? "h2" : "h3";
  return (
    <article className="showcase" aria-labelledby={`product-${card.code}`}>
      <Link className="showcase-stage" to={to} tabIndex={-1} aria-hidden="true">
        {card.picture && !failed ? (
          <img src={`${card.picture}?width=1200&height=900`} alt="" onError={() => setFailed(true)} />
        ) : (
          <span className="showcase-number mono">{card.model_number}</span>
        )}
      </Link>
      <div className="showcase-words">
        <p className="showcase-family">
          <span className="mono">{card.model_number}</span>
        </p>
        <Name className="showcase-name" id={`product-${card.code}`}>
          {text(card.name)}
        </Name>
        <p className="showcase-summary">{text(card.summary)}</p>
        <LifeNote life={card.life} />
        {isSold(card.life) && (
          <>
            <p className="showcase-price">
              <CardPrice card={card} />
            </p>
            <Link
              className="button button-primary"
              to={to}
              aria-label={t("configure_named", { name: text(card.name) })}
            >
              <span>{t("configure")}</span>
              <ArrowRight aria-hidden="true" />
            </Link>
          </>
        )}
      </div>
    </article>
  );
}

/** What the cheapest costs; until that is found out, or where it cannot be told, what the picture shows. */
function CardPrice({ card }: { card: ProductCard }) {
  const { t, money } = useSpeech();
  if (card.price_from) {
    return (
      <>
        <span className="muted">{t("from")}</span> <strong>{money(card.price_from, { short: true })}</strong>
      </>
    );
  }
  if (!card.price_shown) return <>{t("price_on_request")}</>;
  return (
    <>
      <strong>{money(card.price_shown, { short: true })}</strong> <small className="muted">{t("as_shown")}</small>
    </>
  );
}

function ShowcaseSkeleton() {
  return (
    <Coming>
      <div className="showcases">
        {[1, 2].map((one) => (
          <div key={one} className="showcase">
            <span className="showcase-stage" />
            <div className="showcase-words">
              <Skeleton className="skeleton-line" />
              <Skeleton className="skeleton-title" />
              <Skeleton className="skeleton-line" />
              <Skeleton className="skeleton-line" />
            </div>
          </div>
        ))}
      </div>
    </Coming>
  );
}

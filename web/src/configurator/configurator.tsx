/** The configurator: the product on its stage, the decisions beside it, the price under both. */
import { useEffect, useMemo, useRef, useState } from "react";
import { product as readProduct } from "../api/catalogue";
import type { Product, SessionView } from "../api/model";
import { useSpeech } from "../i18n/language";
import { REQUEST_TITLE } from "../request/request-form";
import { isSold, LifeNote, Unsold } from "../shop/life";
import { useMarket } from "../shop/market";
import { ShopHeader } from "../shop/shop-header";
import { Button, Coming, ProblemNotice, ScreenTitle, Skeleton, TitleBlock } from "../ui/parts";
import { useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { Stage } from "../viewer/stage";
import { AboutButton } from "./about";
import { ConfiguratorContext, useConfiguration } from "./context";
import { DeskAction, DeskErrandNote, deskErrand } from "./desk-errand";
import { GroupPanel } from "./group-panel";
import { computed, valueName } from "./naming";
import { PriceDock } from "./price-dock";
import { QuoteRequest } from "./quote-request";
import { RepairSheet } from "./repair-sheet";
import { StepNav, SUMMARY } from "./step-nav";
import { Summary } from "./summary";
import { useConfigurator } from "./use-configurator";
import { usePricing } from "./value-prices";
import "./configurator.css";

export function ConfiguratorScreen({ code }: { code: string }) {
  const { place } = useRouter();
  const { market: shopMarket } = useMarket();
  const errand = deskErrand(place.query);
  const market = errand?.market ?? shopMarket;
  const loaded = useLoad(
    () => (market ? readProduct(code, market) : Promise.reject(new Error("no market"))),
    `${code} ${market}`,
  );
  return (
    <div className="configurator-screen">
      <ShopHeader marketFixed={errand !== null} />
      <main id="main">
        {loaded.data && market ? (
          <Configuring key={`${code} ${errand?.quote}`} product={loaded.data} market={market} />
        ) : loaded.problem && market ? (
          <div className="screen-problem">
            <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />
          </div>
        ) : (
          <ConfiguratorSkeleton />
        )}
      </main>
    </div>
  );
}

/** Puts facts into the query of the address without adding a step to the way back. */
function useAddress() {
  const { place, go } = useRouter();
  return (facts: Record<string, string>) => {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(facts)) query.set(name, value);
    go(`${place.path}?${query}`, { replace: true });
  };
}

function Configuring({ product, market }: { product: Product; market: string }) {
  const { text } = useSpeech();
  const { place } = useRouter();
  const address = useAddress();
  const errand = deskErrand(place.query);
  const configurator = useConfigurator(
    { product: product.code, market, session: place.query.get("session"), keep: !errand, quote: errand?.quote ?? null },
    (view: SessionView) => address({ session: view.id }),
  );
  const first = product.groups[0]?.code ?? SUMMARY;
  const step = place.query.get("step") ?? first;
  const toStep = (next: string | null) => address({ step: next ?? SUMMARY });
  const body = useTop(step);
  const { state } = configurator;
  const pricing = usePricing(state);
  const context = useMemo(() => ({ product, configurator, pricing }), [product, configurator, pricing]);
  if (!state.view && state.problem && product.life && !isSold(product.life))
    return <Unsold name={text(product.name)} life={product.life} />;
  if (!state.view && state.problem)
    return (
      <div className="screen-problem">
        <ProblemNotice problem={state.problem} onRetry={configurator.reload} />
      </div>
    );
  if (!state.view) return <ConfiguratorSkeleton />;
  return (
    <ConfiguratorContext value={context}>
      <div className="configurator">
        <ProductStage />
        <div className="panel">
          <StepNav step={step} onStep={toStep} />
          <div className="panel-body" ref={body}>
            <DeskErrandNote errand={errand} />
            <LifeNote life={product.life} />
            {state.problem && state.problem.code !== "coupon" && (
              <ProblemNotice problem={state.problem} onRetry={configurator.reload} />
            )}
            <StepBody step={step} onStep={toStep} desk={errand !== null} />
          </div>
          <PriceDock
            action={
              errand ? (
                <DeskAction errand={errand} />
              ) : (
                <Button kind="primary" onClick={() => (step === SUMMARY ? goToRequest() : toStep(SUMMARY))}>
                  {<AskWords />}
                </Button>
              )
            }
          />
        </div>
      </div>
      {state.conflict && <RepairSheet conflict={state.conflict} />}
    </ConfiguratorContext>
  );
}

/** From the specification on to the form below it. */
function goToRequest() {
  const heading = document.getElementById(REQUEST_TITLE);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

function AskWords() {
  const { t } = useSpeech();
  return <>{t("ask_for_quote")}</>;
}

function StepBody({ step, onStep, desk }: { step: string; onStep: (step: string | null) => void; desk: boolean }) {
  const { product } = useConfiguration();
  const at = product.groups.findIndex((group) => group.code === step);
  const group = product.groups[at];
  if (!group)
    return (
      <>
        <Summary onStep={onStep} />
        {!desk && <QuoteRequest />}
      </>
    );
  return (
    <GroupPanel
      key={group.code}
      group={group}
      before={product.groups[at - 1] ?? null}
      after={product.groups[at + 1] ?? null}
      onStep={onStep}
    />
  );
}

function ProductStage() {
  const speech = useSpeech();
  const { t, text } = speech;
  const { product, configurator } = useConfiguration();
  const { view, waiting } = configurator.state;
  const slow = useSlow(waiting.length > 0);
  if (!view) return null;
  return (
    <section className="product-stage" aria-label={t("stage")}>
      <header className="product-title">
        <p className="mono">
          {product.model_number}, {t("release_number", { number: view.release.number })}
        </p>
        <ScreenTitle name={text(product.name)}>{text(product.name)}</ScreenTitle>
      </header>
      <Stage scene={view.scene} name={t("picture_of", { name: text(product.name) })} busy={slow} />
      <TitleBlock className="stage-block" cells={facts(speech, product, view)} />
      <div className="stage-tools">
        <AboutButton />
        <Button kind="quiet" small onClick={configurator.clear}>
          {t("clear_all")}
        </Button>
      </div>
    </section>
  );
}

/** The drawing's title block: the first decision of the first groups, and what follows from all of them. */
function facts(speech: ReturnType<typeof useSpeech>, product: Product, view: SessionView) {
  const told = (name: string) => product.characteristics[name] && view.state[name];
  const telling = product.groups.map((group) => group.characteristics.find(told)).filter((name) => name !== undefined);
  return [...telling.slice(0, 3), ...computed(product).filter(told).slice(0, 3)].map((name) => ({
    name: speech.text(product.characteristics[name]?.name),
    value: valueName(speech, product, name, view.state[name]?.value ?? null),
  }));
}

/** A step begins at its top, in the panel that scrolls on wide screens and under the stage that stands on narrow ones. */
function useTop(step: string) {
  const body = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what begins
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    body.current?.scrollTo(0, 0);
    const panel = body.current?.closest(".panel");
    if (panel && panel.getBoundingClientRect().top < 0) scrollTo(0, 0);
  }, [step]);
  return body;
}

/** True once something has been going on for longer than a person takes for instant. */
function useSlow(going: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!going) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, [going]);
  return slow;
}

function ConfiguratorSkeleton() {
  return (
    <Coming>
      <div className="configurator" aria-hidden="true">
        <div className="product-stage">
          <Skeleton className="skeleton-title" />
          <div className="stage" />
        </div>
        <div className="panel">
          <div className="steps" />
          <div className="panel-body">
            <Skeleton className="skeleton-title" />
            {[1, 2, 3, 4, 5].map((row) => (
              <Skeleton key={row} className="skeleton-option" />
            ))}
          </div>
        </div>
      </div>
    </Coming>
  );
}

/** Which screen an address shows. Desk, studio and offer are fetched when somebody goes there. */
import { lazy, Suspense } from "react";
import { ConfiguratorScreen } from "./configurator/configurator";
import { LanguageProvider, useSpeech } from "./i18n/language";
import { HomeScreen } from "./shop/home";
import { MarketProvider } from "./shop/market";
import { OfflineNote } from "./ui/chrome";
import { Coming, Empty, ScreenTitle } from "./ui/parts";
import { Link, match, Router, useRouter } from "./ui/router";

const Desk = lazy(() => import("./desk/desk").then((module) => ({ default: module.Desk })));
const Login = lazy(() => import("./desk/login").then((module) => ({ default: module.LoginScreen })));
const Offer = lazy(() => import("./offer/offer").then((module) => ({ default: module.OfferScreen })));
const Studio = lazy(() => import("./studio/studio").then((module) => ({ default: module.Studio })));

export function App() {
  return (
    <LanguageProvider>
      <Router>
        <MarketProvider>
          <OfflineNote />
          <Suspense fallback={<Coming>{null}</Coming>}>
            <Screen />
          </Suspense>
        </MarketProvider>
      </Router>
    </LanguageProvider>
  );
}

function Screen() {
  const { place } = useRouter();
  const product = match("/configure/:product", place.path) ?? match("/products/:product", place.path);
  if (place.path === "/") return <HomeScreen />;
  if (product?.product) return <ConfiguratorScreen code={product.product} />;
  if (place.path === "/offer") return <Offer />;
  if (place.path === "/login") return <Login />;
  if (place.path === "/desk" || place.path.startsWith("/desk/")) return <Desk />;
  if (place.path === "/studio" || place.path.startsWith("/studio/")) return <Studio />;
  return <Nowhere />;
}

function Nowhere() {
  const { t } = useSpeech();
  return (
    <main id="main" className="screen-problem">
      <ScreenTitle name={t("nowhere")}>{t("nowhere")}</ScreenTitle>
      <Empty title={t("nowhere_detail")}>
        <Link className="button button-primary" to="/">
          <span>{t("to_shop")}</span>
        </Link>
      </Empty>
    </main>
  );
}

/** The bundles of a market in the shop: what is in each, what it saves, and the way to ask for one. */
import { Package } from "lucide-react";
import { useState } from "react";
import * as catalogue from "../api/catalogue";
import type { Bundle } from "../api/model";
import { BundleCard } from "../bundle/card";
import { useSpeech } from "../i18n/language";
import { RequestForm } from "../request/request-form";
import { Dialog } from "../ui/dialog";
import { Button } from "../ui/parts";
import { useLoad } from "../ui/use-load";

export function Bundles({ market }: { market: string }) {
  const { t } = useSpeech();
  // A shop without bundles says nothing of them; neither does one whose bundles cannot be read just now.
  const { data } = useLoad(() => catalogue.bundles(market), market);
  if (!data || data.length === 0) return null;
  return (
    <section className="family" aria-labelledby="bundles">
      <header className="family-head">
        <h2 id="bundles">{t("bundles")}</h2>
        <p className="family-summary">{t("bundles_lead")}</p>
      </header>
      <div className="bundle-list">
        {data.map((bundle) => (
          <Offered key={bundle.code} bundle={bundle} market={market} />
        ))}
      </div>
    </section>
  );
}

function Offered({ bundle, market }: { bundle: Bundle; market: string }) {
  const { t, text } = useSpeech();
  const [options, setOptions] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  return (
    <BundleCard bundle={bundle} chosen={options} onChoose={setOptions} paid>
      <Button
        kind="primary"
        icon={<Package aria-hidden="true" />}
        aria-label={`${t("ask_for_quote")}: ${text(bundle.name)}`}
        onClick={() => setAsking(true)}
      >
        {t("ask_for_quote")}
      </Button>
      {asking && (
        <Dialog title={text(bundle.name)} onClose={() => setAsking(false)} sheet testId="bundle-request">
          <RequestForm market={market} wanted={{ bundle: bundle.code, options }} />
        </Dialog>
      )}
    </BundleCard>
  );
}

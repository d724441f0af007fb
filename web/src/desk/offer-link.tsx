/** The customer's link, shown once after sending: it holds a secret that the server does not keep. */
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useSpeech } from "../i18n/language";
import { Button, Notice } from "../ui/parts";

export function OfferLink({ url }: { url: string }) {
  const { t } = useSpeech();
  const [copied, setCopied] = useState(false);
  const whole = new URL(url, location.origin).href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(whole);
      setCopied(true);
    } catch {
      // No clipboard here: the link stands beside the button, to be copied by hand.
      setCopied(false);
    }
  };
  return (
    <Notice tone="good">
      <p>{t("offer_link_lead")}</p>
      <div className="offer-link">
        <input readOnly value={whole} aria-label={t("offer_link")} onFocus={(event) => event.target.select()} />
        <Button small icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />} onClick={copy}>
          {copied ? t("copied") : t("copy")}
        </Button>
      </div>
    </Notice>
  );
}

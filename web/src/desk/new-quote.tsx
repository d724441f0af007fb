/** A new quote starts with who it is for; everything else comes on its page. */
import { type FormEvent, useRef, useState } from "react";
import * as desk from "../api/desk";
import { newKey } from "../api/http";
import type { BuyerInput } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import type { Language } from "../i18n/format";
import { useSpeech } from "../i18n/language";
import { useMarket } from "../shop/market";
import { Dialog } from "../ui/dialog";
import { Pick } from "../ui/field";
import { Button, ProblemNotice } from "../ui/parts";
import { useRouter } from "../ui/router";
import { BuyerFields, buyerMistakes, EMPTY_BUYER } from "./buyer-fields";

export function NewQuoteDialog({ onClose }: { onClose: () => void }) {
  const { t, text, language } = useSpeech();
  const { markets, market } = useMarket();
  const { go } = useRouter();
  const [buyer, setBuyer] = useState<BuyerInput>(EMPTY_BUYER);
  const [where, setWhere] = useState(market ?? "");
  const [spoken, setSpoken] = useState<Language>(language);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newKey());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || Object.keys(buyerMistakes(buyer)).length > 0) return;
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await desk.createQuote({ buyer, market: where, language: spoken }, key.current);
      go(`/desk/quotes/${data.id}`);
    } catch (caught) {
      setProblem(asProblem(caught));
      key.current = newKey();
      setBusy(false);
    }
  };
  return (
    <Dialog title={t("new_quote")} onClose={onClose}>
      <form className="dialog-form" noValidate onSubmit={submit}>
        {problem && <ProblemNotice problem={problem} />}
        <BuyerFields buyer={buyer} onChange={setBuyer} tried={tried} />
        <div className="field-pair">
          <Pick
            label={t("market")}
            value={where}
            onPick={setWhere}
            options={markets.map((one) => ({ value: one.code, name: `${text(one.name)}, ${one.currency}` }))}
          />
          <Pick
            label={t("quote_language")}
            value={spoken}
            onPick={(value) => setSpoken(value as Language)}
            options={[
              { value: "en", name: "English" },
              { value: "ru", name: "Русский" },
            ]}
          />
        </div>
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button type="submit" kind="primary" busy={busy}>
            {t("create_quote")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

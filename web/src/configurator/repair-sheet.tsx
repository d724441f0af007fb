/** What stands against a wish, and up to three ways to have it all the same, each with what it costs. */
import { ArrowRight } from "lucide-react";
import type { Conflict, WayOut } from "../api/model";
import { useSpeech } from "../i18n/language";
import { sign } from "../price/decimal";
import { Again } from "../price/recurring";
import { Dialog } from "../ui/dialog";
import { Amount, Button } from "../ui/parts";
import { useConfiguration } from "./context";
import { characteristicName, list, valueName } from "./naming";
import { ChoiceChips, Reasons } from "./reasons";

export function RepairSheet({ conflict }: { conflict: Conflict }) {
  const speech = useSpeech();
  const { t } = speech;
  const { product, configurator } = useConfiguration();
  const title = t(conflict.ways_out.length > 0 || !conflict.decided ? "repair_title" : "repair_never", {
    name: characteristicName(speech, product, conflict.characteristic),
    value: valueName(speech, product, conflict.characteristic, conflict.value),
  });
  return (
    <Dialog sheet title={title} onClose={configurator.closeConflict} testId="repair-sheet">
      <h3 className="sheet-part">{t("repair_because")}</h3>
      <Reasons reasons={conflict.reasons} />
      <ChoiceChips choices={conflict.choices} />
      {conflict.ways_out.length > 0 ? (
        <>
          <h3 className="sheet-part">{t("ways_out", { count: conflict.ways_out.length })}</h3>
          <ol className="ways-out">
            {conflict.ways_out.map((way, index) => (
              <li key={way.take_back.join()}>
                <Way way={way} conflict={conflict} first={index === 0} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p className="sheet-part">{t(conflict.decided ? "no_way_out" : "no_way_found")}</p>
      )}
      <Button kind="quiet" onClick={configurator.closeConflict}>
        {t("keep_as_is")}
      </Button>
    </Dialog>
  );
}

function Way({ way, conflict, first }: { way: WayOut; conflict: Conflict; first: boolean }) {
  const speech = useSpeech();
  const { t } = speech;
  const { product, configurator } = useConfiguration();
  const name = (code: string) => characteristicName(speech, product, code);
  const given = list(
    speech.language,
    way.take_back.map((code) => name(code)),
  );
  const others = way.changes.filter((change) => change.characteristic !== conflict.characteristic);
  const waiting = configurator.state.waiting.length > 0;
  return (
    <article className="way-out" data-testid="way-out">
      <h4>{t("way_give_up", { names: given })}</h4>
      <ul className="way-changes">
        {others.map((change) => (
          <li key={change.characteristic}>
            <span className="muted">{name(change.characteristic)}</span>
            <span>
              <s>{valueName(speech, product, change.characteristic, change.before)}</s>{" "}
              <ArrowRight aria-label={t("becomes")} /> {valueName(speech, product, change.characteristic, change.after)}
            </span>
          </li>
        ))}
      </ul>
      <footer>
        <WayPrice way={way} />
        <Button
          kind={first ? "primary" : "plain"}
          busy={waiting}
          aria-label={t("take_way_named", { names: given })}
          onClick={() => configurator.repair(way.take_back)}
        >
          {t("take_way")}
        </Button>
      </footer>
    </article>
  );
}

function WayPrice({ way }: { way: WayOut }) {
  const { t } = useSpeech();
  const again = way.recurring.map((one) => ({ every: one.every, amount: one.difference }));
  if (!way.price || !way.price_difference) return <p className="way-price muted">{t("price_on_request")}</p>;
  return (
    <p className="way-price">
      <strong>
        {sign(way.price_difference.amount) === 0 ? (
          t("same_price")
        ) : (
          <Amount money={way.price_difference} style={{ signed: true, short: true }} />
        )}
      </strong>
      <Again prices={again} signed />
      <span className="muted">
        {t("new_total")} <Amount money={way.price} />
      </span>
    </p>
  );
}

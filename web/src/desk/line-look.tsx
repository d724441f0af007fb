/** What one wants to know of a line while changing it: its price, why that changed, what it is made of. */
import { useEffect } from "react";
import * as desk from "../api/desk";
import type { Quote, RevisionLine } from "../api/model";
import { ConfigurationDetails } from "../document/lines";
import { useSpeech } from "../i18n/language";
import { Waterfall } from "../price/waterfall";
import { ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { LineDifferences } from "./comparison";
import type { Look } from "./grid-keys";
import { LinePlan } from "./line-plan";
import { LineRoom } from "./room";
import type { LineWork } from "./use-lines";

type Props = { line: RevisionLine; quote: Quote };

export function LineLook({ look, work, ...props }: Props & { look: Look; work: LineWork }) {
  return (
    <div className="line-look">
      {look === "price" && <Waterfall waterfall={props.line.waterfall} />}
      {look === "changes" && <LineChanges {...props} />}
      {look === "room" && <LineRoom {...props} work={work} />}
      {look === "plan" && <LinePlan line={props.line} work={work} />}
      {look === "configuration" && <ConfigurationDetails values={props.line.configuration} />}
    </div>
  );
}

/** Against the price it had in the revision before. */
function LineChanges({ line, quote }: Props) {
  const { t } = useSpeech();
  const before = quote.revision.number - 1;
  if (before < 1) return <p>{t("nothing_before")}</p>;
  return <LineSince line={line} quote={quote} before={before} />;
}

function LineSince({ line, quote, before }: Props & { before: number }) {
  const { t } = useSpeech();
  const { data, problem, reload } = useLoad(() => desk.comparison(quote.id), quote.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the quote is another comparison
  useEffect(reload, [quote.version]);
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return null;
  const found = data.lines.find((one) => one.line === line.id);
  if (!found) return <p role="status">{t("line_unchanged", { revision: before })}</p>;
  return <LineDifferences line={found} currency={data.currency} />;
}

/** A row of the grid: what the line is, its quantity and discount where they stand, what it comes to, and its tools. */
import { ArrowDown, ArrowUp, Copy, GripVertical, SlidersHorizontal, Trash2 } from "lucide-react";
import { type DragEvent, memo, type ReactNode, useState } from "react";
import type { Quote, RevisionLine } from "../api/model";
import { Picture, telling } from "../document/lines";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Again } from "../price/recurring";
import { Amount } from "../ui/parts";
import { CommitField } from "./commit-field";
import { DiscountField, ON_LINE } from "./discount-field";
import { quantityOrNull } from "./entries";
import { LOOKS, type Look } from "./grid-keys";
import { LineLook } from "./line-look";
import { ReleaseMark } from "./move-line";
import { NeedsMark } from "./needs";
import type { LineWork } from "./use-lines";

type Props = {
  line: RevisionLine;
  quote: Quote;
  count: number;
  look: Look | null;
  /** Whether a bundle holds it together with others, and whether the price of that holds. */
  bundle: "holds" | "gone" | undefined;
  work: LineWork;
  onLook: (line: string, look: Look) => void;
  onMove: (line: string) => void;
};

/** A thousand rows stay quick because only those that changed are made anew. */
export const GridLine = memo(function GridLine(props: Props) {
  const { line, quote, look, work, onLook } = props;
  const { t, text } = useSpeech();
  const name = text(line.name);
  const drop = useDrop(line, work);
  const group = quote.revision.groups.find((one) => one.id === line.group);
  const needed = quote.approval.needed.filter((one) => one.line === line.id);
  return (
    <article
      className="grid-line"
      aria-label={t("line_named", { position: line.position, name })}
      data-line={line.id}
      data-over={drop.over || undefined}
      data-bundle={props.bundle}
      {...drop.target}
    >
      <div className="grid-row">
        <span className="grid-grip" draggable="true" onDragStart={(event) => begin(event, line)} aria-hidden="true">
          <GripVertical />
        </span>
        <Picture scene={line.scene} name="" width={160} height={120} />
        <div className="grid-name">
          <h2>
            <span className="mono muted">{line.position}</span> {name}
            {group && <span className="grid-group"> {group.name}</span>}
          </h2>
          <p className="line-telling">
            {telling(line.configuration)
              .map((value) => text(value.value_name))
              .join(", ")}
          </p>
          {needed.length > 0 && <NeedsMark needed={needed} />}
          <ReleaseMark line={line} onMove={props.onMove} />
        </div>
        <Entries {...props} />
        <p className="number grid-unit">
          <span className="grid-word">{t("unit_net")}</span> <Amount money={line.unit_net} />
        </p>
        <p className="number grid-net">
          <span className="grid-word">{t("net")}</span>{" "}
          <strong>
            <Amount money={line.net} />
          </strong>
          <Again prices={line.recurring} />
        </p>
        <Tools {...props} />
      </div>
      <nav className="grid-looks" aria-label={t("looks_of", { position: line.position })}>
        {looksOf(line).map((one) => (
          <button
            key={one.look}
            type="button"
            aria-expanded={look === one.look}
            onClick={() => onLook(line.id, one.look)}
          >
            {t(one.key)}
          </button>
        ))}
      </nav>
      {look && <LineLook look={look} line={line} quote={quote} work={work} />}
    </article>
  );
}, isSame);

function isSame(before: Props, after: Props): boolean {
  if (after.look !== before.look || after.look !== null) return false;
  return (
    before.line.waterfall.digest === after.line.waterfall.digest &&
    before.line.net.amount === after.line.net.amount &&
    before.line.position === after.line.position &&
    before.line.group === after.line.group &&
    before.line.release === after.line.release &&
    before.line.sold_now === after.line.sold_now &&
    before.bundle === after.bundle &&
    before.line.quantity === after.line.quantity &&
    before.count === after.count &&
    before.work === after.work &&
    needsOf(before) === needsOf(after) &&
    JSON.stringify(before.line.plan) === JSON.stringify(after.line.plan) &&
    JSON.stringify(before.line.recurring) === JSON.stringify(after.line.recurring) &&
    JSON.stringify(before.line.discount) === JSON.stringify(after.line.discount) &&
    JSON.stringify(before.line.configuration) === JSON.stringify(after.line.configuration)
  );
}

/** A term is looked at where something recurs, or once somebody has planned one. */
function looksOf(line: RevisionLine) {
  const recurs = line.recurring.length > 0 || line.plan !== null;
  return LOOKS.filter((one) => one.look !== "plan" || recurs);
}

function needsOf({ quote, line }: Props): string {
  return JSON.stringify(quote.approval.needed.filter((one) => one.line === line.id));
}

function Entries({ line, quote, work }: Props) {
  const { t } = useSpeech();
  return (
    <>
      <CommitField
        label={t("field_quantity")}
        name="quantity"
        kept={String(line.quantity)}
        inputMode="numeric"
        wrong={(entry) => (quantityOrNull(entry) === null ? t("wrong_line_quantity") : null)}
        onCommit={(entry) => work.save(line, { quantity: quantityOrNull(entry) ?? 1 })}
      />
      <DiscountField
        label={t("discount")}
        units={ON_LINE}
        kept={line.discount}
        currency={quote.currency}
        onCommit={(discount) => work.save(line, { discount })}
      />
    </>
  );
}

function Tools({ line, count, work }: Props) {
  return (
    <div className="grid-tools">
      <Tool name="reconfigure" line={line} onPress={() => void work.reconfigure(line)}>
        <SlidersHorizontal aria-hidden="true" />
      </Tool>
      <Tool name="copy_line" line={line} onPress={() => void work.copy(line)}>
        <Copy aria-hidden="true" />
      </Tool>
      <Tool
        name="move_up"
        line={line}
        off={line.position === 1}
        onPress={() => void work.move(line, line.position - 1)}
      >
        <ArrowUp aria-hidden="true" />
      </Tool>
      <Tool
        name="move_down"
        line={line}
        off={line.position === count}
        onPress={() => void work.move(line, line.position + 1)}
      >
        <ArrowDown aria-hidden="true" />
      </Tool>
      <Tool name="remove_line" line={line} onPress={() => void work.remove(line)}>
        <Trash2 aria-hidden="true" />
      </Tool>
    </div>
  );
}

type ToolProps = { name: Key; line: RevisionLine; off?: boolean; onPress: () => void; children: ReactNode };

function Tool({ name, line, off = false, onPress, children }: ToolProps) {
  const { t } = useSpeech();
  const said = `${t(name)}: ${t("line_number", { position: line.position })}`;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={said}
      title={t(name)}
      aria-disabled={off || undefined}
      onClick={off ? undefined : onPress}
    >
      {children}
    </button>
  );
}

const DRAGGED = "application/x-quotewright-line";

function begin(event: DragEvent, line: RevisionLine): void {
  event.dataTransfer.setData(DRAGGED, JSON.stringify({ id: line.id, position: line.position }));
  event.dataTransfer.effectAllowed = "move";
}

/** A line dropped on another takes its place; those between move up or down by one. */
function useDrop(line: RevisionLine, work: LineWork) {
  const [over, setOver] = useState(false);
  const isLine = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return {
    over,
    target: {
      onDragOver: (event: DragEvent) => {
        if (!isLine(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!isLine(event)) return;
        event.preventDefault();
        const dragged = JSON.parse(event.dataTransfer.getData(DRAGGED)) as Pick<RevisionLine, "id" | "position">;
        if (dragged.id !== line.id) void work.move({ ...line, ...dragged }, line.position);
      },
    },
  };
}

/** The waterfall as a drawing: one bar a step, joined end to end, with the sums standing on the ground. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useSpeech } from "../i18n/language";
import { type Frame, frameOf, type Placed, place } from "./chart-layout";
import type { Bar } from "./steps";

type Props = { bars: Bar[]; currency: string; label: string };

export function WaterfallChart({ bars, currency, label }: Props) {
  const { ref, width } = useWidth();
  const [at, setAt] = useState(0);
  const frame = frameOf(width, bars);
  const placed = place(bars, frame);
  const walk = (event: KeyboardEvent<SVGSVGElement>) => {
    const next = nextBar(event.key, at, bars.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    event.currentTarget.querySelectorAll<SVGGElement>("[data-bar]")[next]?.focus();
  };
  return (
    <div className="waterfall-chart" ref={ref}>
      <svg width={frame.width} height={frame.height} role="group" aria-label={label} onKeyDown={walk}>
        <line className="chart-ground" x1={frame.zero} x2={frame.zero} y1={0} y2={frame.height} />
        {placed.map((one, index) => (
          <BarOf
            key={one.bar.key}
            one={one}
            next={placed[index + 1]}
            frame={frame}
            currency={currency}
            reachable={index === Math.min(at, bars.length - 1)}
            onFocus={() => setAt(index)}
          />
        ))}
      </svg>
    </div>
  );
}

function nextBar(key: string, at: number, count: number): number | null {
  if (key === "ArrowDown" || key === "ArrowRight") return Math.min(at + 1, count - 1);
  if (key === "ArrowUp" || key === "ArrowLeft") return Math.max(at - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

type BarProps = {
  one: Placed;
  next: Placed | undefined;
  frame: Frame;
  currency: string;
  reachable: boolean;
  onFocus: () => void;
};

function BarOf({ one, next, frame, currency, reachable, onFocus }: BarProps) {
  const { t, money, text } = useSpeech();
  const { bar } = one;
  const name = bar.name(t, text);
  const amount = money({ amount: bar.amount, currency }, { signed: bar.kind !== "sum" && bar.kind !== "base" });
  const result = money({ amount: bar.after, currency });
  const said =
    bar.kind === "sum" || bar.kind === "base" ? `${name}: ${amount}` : t("bar_said", { name, amount, result });
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a bar is looked at, and does nothing
    <g
      role="img"
      aria-label={said}
      className={`chart-bar chart-${bar.kind}`}
      data-bar=""
      tabIndex={reachable ? 0 : -1}
      onFocus={onFocus}
    >
      <title>{said}</title>
      <rect className="chart-row" x={0} y={one.top} width={frame.width} height={frame.row} rx={4} />
      {one.lines(name).map((words, index) => (
        <text key={words} className="chart-name" x={frame.name.x} y={one.name + index * frame.line}>
          {words}
        </text>
      ))}
      <rect className="chart-shape" x={one.x} y={one.y} width={one.width} height={frame.bar} />
      <text className="chart-amount" x={frame.width - 4} y={one.amount} textAnchor="end">
        {amount}
      </text>
      {next && <line className="chart-joint" x1={one.end} x2={one.end} y1={one.y + frame.bar} y2={next.y} />}
    </g>
  );
}

/** The width there is, followed as it changes. Before it is known, a phone's is taken: too narrow beats too wide. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, Math.floor(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

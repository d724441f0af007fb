/** Where everything of a waterfall's drawing stands. Only here prices become floats: they end as pixels. */
import type { Bar } from "./steps";

/** From this width on, names stand beside the bars; below it, above them. */
const WIDE = 460;
/** What a letter of 14 px takes on average, Cyrillic included. */
const LETTER = 7.6;
const AMOUNT = 118;

export type Frame = {
  width: number;
  height: number;
  row: number;
  bar: number;
  /** Between the lines of a name. */
  line: number;
  /** Where the price of nothing stands. */
  zero: number;
  scale: number;
  wide: boolean;
  name: { x: number; letters: number };
};

export type Placed = {
  bar: Bar;
  top: number;
  x: number;
  y: number;
  width: number;
  /** Where the price stands after the bar. */
  end: number;
  /** Base lines of the words. */
  name: number;
  amount: number;
  lines: (name: string) => string[];
};

export function frameOf(width: number, bars: Bar[]): Frame {
  const wide = width >= WIDE;
  const left = wide ? Math.min(230, Math.round(width * 0.34)) : 4;
  const right = wide ? width - AMOUNT : width - 4;
  const ends = bars.flatMap((bar) => [Number(bar.before), Number(bar.after), 0]);
  const low = Math.min(...ends);
  const span = Math.max(1e-9, Math.max(...ends) - low);
  const scale = (right - left) / span;
  const row = wide ? 34 : 46;
  const letters = wide ? Math.floor((left - 12) / LETTER) : Math.floor((width - AMOUNT) / LETTER);
  return {
    width,
    height: row * bars.length + 4,
    row,
    bar: wide ? 18 : 14,
    line: 14,
    zero: left - low * scale,
    scale,
    wide,
    name: { x: 4, letters },
  };
}

export function place(bars: Bar[], frame: Frame): Placed[] {
  return bars.map((bar, index) => {
    const top = index * frame.row + 2;
    const y = frame.wide ? top + (frame.row - frame.bar) / 2 : top + 25;
    const [from, to] = [Number(bar.before), Number(bar.after)].map((price) => frame.zero + price * frame.scale) as [
      number,
      number,
    ];
    const middle = top + frame.row / 2 + 5;
    return {
      bar,
      top,
      x: Math.min(from, to),
      y,
      width: Math.max(2, Math.abs(to - from)),
      end: to,
      name: frame.wide ? middle : top + 18,
      amount: frame.wide ? middle : top + 18,
      lines: (name) => [shortened(name, frame.name.letters)],
    };
  });
}

/** As much of a name as there is room for; the whole of it is in the bar's title and in the table. */
export function shortened(name: string, letters: number): string {
  return name.length <= letters ? name : `${name.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}

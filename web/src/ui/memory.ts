/** Small things this browser keeps between visits. Storage may be refused (private windows): then nothing is kept. */

const PREFIX = "quotewright.";

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Nothing to do: the page works without a memory.
  }
}

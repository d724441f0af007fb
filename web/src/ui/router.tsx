/** A router of one screenful: the address is the state; a link is a link. */
import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
} from "react";

export type Place = { path: string; query: URLSearchParams; hash: string };
type Go = (to: string, options?: { replace?: boolean }) => void;

const RouterContext = createContext<{ place: Place; go: Go } | null>(null);

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash };
}

export function Router({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const follow = () => setPlace(here());
    addEventListener("popstate", follow);
    addEventListener("hashchange", follow);
    return () => {
      removeEventListener("popstate", follow);
      removeEventListener("hashchange", follow);
    };
  }, []);
  const value = useMemo(() => {
    const go: Go = (to, options) => {
      const before = location.pathname;
      history[options?.replace ? "replaceState" : "pushState"](null, "", to);
      setPlace(here());
      if (location.pathname !== before) scrollTo(0, 0);
    };
    return { place, go };
  }, [place]);
  return <RouterContext value={value}>{children}</RouterContext>;
}

export function useRouter() {
  const router = use(RouterContext);
  if (!router) throw new Error("useRouter needs a Router above it");
  return router;
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string };

export function Link({ to, onClick, ...rest }: LinkProps) {
  const { go } = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={to} onClick={follow} />;
}

/** The parts of a path that a pattern like "/desk/quotes/:id" names, or null when it does not match. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/").filter(Boolean);
  const got = path.split("/").filter(Boolean);
  if (wanted.length !== got.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = got[index] ?? "";
    if (part.startsWith(":")) found[part.slice(1)] = decodeURIComponent(actual);
    else if (part !== actual) return null;
  }
  return found;
}

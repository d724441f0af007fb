/** One way to the server: the typed client, its problems, ETags and the CSRF header, so that no screen writes them. */
import createClient from "openapi-fetch";
import { spoken } from "../i18n/spoken";
import { remember, remembered } from "../ui/memory";
import { asProblem, problemFrom } from "./problem";
import type { paths } from "./schema";

let csrf: string | null = null;

/** What the browser remembers of a login: only that there was one, so that a page loaded anew asks for its token first. */
const LOGIN = "login";

/** What every change by a logged-in person must show (told by the server at login and at each /v1/me). */
export function keepCsrf(token: string | null): void {
  csrf = token;
  remember(LOGIN, token === null ? null : "yes");
}

/** The server's word for a change that came with the cookie but without the token. */
const CSRF_MISSING = "csrf-missing";

function shown(request: Request): Request {
  if (csrf && request.method !== "GET") request.headers.set("X-CSRF-Token", csrf);
  return request;
}

async function misses(answer: Response): Promise<boolean> {
  if (answer.status !== 403) return false;
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => null);
  return (body as { code?: string } | null)?.code === CSRF_MISSING;
}

async function learn(): Promise<void> {
  const who = await fetch("/v1/me", { credentials: "same-origin" });
  if (who.ok) keepCsrf(((await who.json()) as { csrf: string | null }).csrf);
}

/** Asks to be answered in the language of the page, and sends a request. A change by a logged-in person learns the CSRF token first; one that still misses it is sent once more. */
async function send(request: Request): Promise<Response> {
  request.headers.set("Accept-Language", spoken());
  if (request.method === "GET" || request.credentials === "omit") return fetch(request);
  if (csrf === null && remembered(LOGIN)) await learn();
  const again = request.clone();
  const answer = await fetch(shown(request));
  if (!(await misses(answer))) return answer;
  await learn();
  return fetch(shown(again));
}

export const server = createClient<paths>({ credentials: "same-origin", fetch: send });

type Fetched<T> = { data?: T; error?: unknown; response: Response };

/** A thing together with the ETag that a change of it has to show. */
export type Tagged<T> = { data: T; etag: string };

export async function tagged<T>(asked: Promise<Fetched<T>>): Promise<Tagged<T>> {
  let fetched: Fetched<T>;
  try {
    fetched = await asked;
  } catch (error) {
    throw asProblem(error);
  }
  const { response } = fetched;
  if (!response.ok) throw problemFrom(response.status, fetched.error, response.headers.get("Retry-After"));
  return { data: fetched.data as T, etag: response.headers.get("ETag") ?? "" };
}

export async function plain<T>(asked: Promise<Fetched<T>>): Promise<T> {
  return (await tagged(asked)).data;
}

/** Sent with a creation: the same press of a button, repeated by a bad network, creates nothing twice. */
export function newKey(): string {
  return crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}

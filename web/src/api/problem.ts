/** What the server says when it refuses (RFC 9457), and what we say when it cannot be reached. */

export type ProblemDetail = { path: string; message: string };

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly problems: ProblemDetail[] = [],
    readonly retryAfter: number | null = null,
  ) {
    super(detail || code);
    this.name = "Problem";
  }

  /** What it says of single things, beyond what it says as a whole. */
  get others(): ProblemDetail[] {
    return this.problems.filter((one) => one.message !== this.detail);
  }

  /** No answer at all: the network or the server is away. */
  get isOffline(): boolean {
    return this.status === 0;
  }

  /** Somebody else changed the thing since it was read. */
  get isStale(): boolean {
    return this.status === 412 || this.status === 428;
  }
}

export function problemFrom(status: number, body: unknown, retryAfter: string | null): Problem {
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string) => (typeof fields[name] === "string" ? (fields[name] as string) : "");
  const problems = Array.isArray(fields.problems) ? (fields.problems as ProblemDetail[]) : [];
  const seconds = retryAfter === null ? null : Number.parseInt(retryAfter, 10);
  return new Problem(
    status,
    text("code") || `status_${status}`,
    text("detail") || text("title"),
    problems,
    Number.isNaN(seconds) ? null : seconds,
  );
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, "unreachable", error instanceof Error ? error.message : String(error));
}

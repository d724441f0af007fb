/** Keeps what somebody types: when typing rests, one write at a time, never over somebody else's change. */
import { asProblem, type Problem } from "../api/problem";

export type Standing = "kept" | "typing" | "keeping" | "conflict" | "refused";

/** How long typing rests before it is kept, ms. */
export const REST = 600;

type Told = (standing: Standing, problem: Problem | null) => void;

export class Keeper {
  private waiting: string | null = null;
  private busy: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private standing: Standing = "kept";

  /**
   * @param etag the tag of the version that the text was read in
   * @param write keeps a text if the file still has the tag; gives the new one
   * @param tell hears of every change of standing
   */
  constructor(
    private etag: string,
    private readonly write: (text: string, etag: string) => Promise<string>,
    private readonly tell: Told,
  ) {}

  /** The text is now this. In a conflict it waits until somebody has decided. */
  type(text: string): void {
    this.waiting = text;
    clearTimeout(this.timer);
    if (this.standing === "conflict") return;
    this.stand("typing");
    this.timer = setTimeout(() => void this.flush(), REST);
  }

  /** Keeps what waits, now; resolves when nothing is on its way any more. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.busy) await this.busy;
    if (this.waiting === null || this.standing === "conflict") return;
    this.busy = this.keep(this.waiting).finally(() => {
      this.busy = null;
    });
    await this.busy;
    if (this.standing === "typing") await this.flush();
  }

  /** Somebody has seen the other version, which has this tag, and decided for a text. */
  async decide(text: string, etag: string): Promise<void> {
    this.etag = etag;
    this.waiting = text;
    this.standing = "typing";
    await this.flush();
  }

  /** The file was written from here by another way, and has this tag now. */
  follow(etag: string): void {
    this.etag = etag;
  }

  /** This text was typed on a version that may be gone: it waits until somebody has seen both. */
  dispute(text: string): void {
    this.waiting = text;
    this.stand("conflict");
  }

  /** Whether something is typed that the server does not have. */
  get isUnkept(): boolean {
    return this.waiting !== null || this.busy !== null;
  }

  /** The tag of the version that this text stands on. */
  get tag(): string {
    return this.etag;
  }

  private async keep(text: string): Promise<void> {
    this.waiting = null;
    this.stand("keeping");
    try {
      this.etag = await this.write(text, this.etag);
      this.stand(this.waiting === null ? "kept" : "typing");
    } catch (caught) {
      this.waiting ??= text;
      const problem = asProblem(caught);
      this.stand(problem.status === 412 ? "conflict" : "refused", problem);
    }
  }

  private stand(standing: Standing, problem: Problem | null = null): void {
    this.standing = standing;
    this.tell(standing, problem);
  }
}

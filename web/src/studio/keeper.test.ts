/** The keeper against a file as the server keeps it: a text and a version that every write has to show. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../api/problem";
import { Keeper, REST, type Standing } from "./keeper";

class Shelf {
  text = "old";
  version = 1;
  writes = 0;
  isAway = false;

  write = async (text: string, etag: string): Promise<string> => {
    this.writes++;
    await Promise.resolve();
    if (this.isAway) throw new TypeError("no network");
    if (etag !== `"${this.version}"`) throw new Problem(412, "stale", "somebody else was here");
    this.text = text;
    return `"${++this.version}"`;
  };
}

function kept(shelf: Shelf) {
  const told: Standing[] = [];
  const keeper = new Keeper('"1"', shelf.write, (standing) => told.push(standing));
  return { keeper, told };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a keeper", () => {
  it("writes once when typing rests, and says so", async () => {
    const shelf = new Shelf();
    const { keeper, told } = kept(shelf);
    keeper.type("a");
    keeper.type("ab");
    expect(keeper.isUnkept).toBe(true);
    await vi.advanceTimersByTimeAsync(REST);
    expect([shelf.text, shelf.writes]).toEqual(["ab", 1]);
    expect(told).toEqual(["typing", "typing", "keeping", "kept"]);
    expect(keeper.isUnkept).toBe(false);
  });
  it("keeps what was typed while it was writing, with the new tag", async () => {
    const shelf = new Shelf();
    const { keeper } = kept(shelf);
    keeper.type("a");
    const flushed = keeper.flush();
    keeper.type("ab");
    await flushed;
    expect([shelf.text, shelf.version]).toEqual(["ab", 3]);
    expect(keeper.isUnkept).toBe(false);
  });
  it("never writes over somebody else's change, however much is typed", async () => {
    const shelf = new Shelf();
    const { keeper, told } = kept(shelf);
    Object.assign(shelf, { text: "theirs", version: 2 });
    keeper.type("mine");
    await vi.advanceTimersByTimeAsync(REST);
    keeper.type("mine too");
    await vi.advanceTimersByTimeAsync(10 * REST);
    await keeper.flush();
    expect([shelf.text, shelf.writes, told.at(-1)]).toEqual(["theirs", 1, "conflict"]);
    await keeper.decide("both", '"2"');
    expect([shelf.text, told.at(-1)]).toEqual(["both", "kept"]);
  });
  it("is in conflict again when somebody was quicker than the decision", async () => {
    const shelf = new Shelf();
    const { keeper, told } = kept(shelf);
    shelf.version = 2;
    keeper.type("mine");
    await keeper.flush();
    Object.assign(shelf, { text: "theirs again", version: 3 });
    await keeper.decide("both", '"2"');
    expect([shelf.text, told.at(-1)]).toEqual(["theirs again", "conflict"]);
  });
  it("holds what could not be written, and writes it later", async () => {
    const shelf = new Shelf();
    const { keeper, told } = kept(shelf);
    shelf.isAway = true;
    keeper.type("a");
    await keeper.flush();
    expect([told.at(-1), keeper.isUnkept]).toEqual(["refused", true]);
    shelf.isAway = false;
    await keeper.flush();
    expect([shelf.text, told.at(-1)]).toEqual(["a", "kept"]);
  });
});

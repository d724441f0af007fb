/** Where staff work: who may enter each area, and where each role begins. */
import type { Key } from "../i18n/messages";

export type Area = "desk" | "studio";

export const AREAS: Record<Area, { roles: string[]; start: string; refusal: Key }> = {
  desk: { roles: ["rep", "manager", "admin"], start: "/desk/quotes", refusal: "desk_not_for_you" },
  studio: { roles: ["catalogue_manager", "admin"], start: "/studio/drafts", refusal: "studio_not_for_you" },
};

/** The first screen of a role; null for one that has no place among staff. */
export function startOf(role: string): string | null {
  return Object.values(AREAS).find((area) => area.roles.includes(role))?.start ?? null;
}

/** Where to go after login: to an address of ours that the role may enter; anything else could lead somewhere else. */
export function afterLogin(to: string | null, role: string): string {
  const start = startOf(role) ?? AREAS.desk.start;
  if (!to || !/^\/(desk|configure|studio)(\/[\w./-]*)?(\?[\w=&%.-]*)?$/.test(to)) return start;
  const area = AREAS[to.split(/[/?]/)[1] as Area];
  return area && !area.roles.includes(role) ? start : to;
}

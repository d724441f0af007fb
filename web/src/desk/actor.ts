/** Who works here. */
import { createContext, use } from "react";
import type { Actor } from "../api/model";

export const ActorContext = createContext<Actor | null>(null);

export function useActor(): Actor {
  const actor = use(ActorContext);
  if (!actor) throw new Error("useActor needs the frame of the staff above it");
  return actor;
}

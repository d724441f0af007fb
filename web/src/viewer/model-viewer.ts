/** <model-viewer>, fetched only when a stage needs it: it is larger than the rest of the shop together. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";

export type ViewerElement = HTMLElement & { cameraOrbit: string; jumpCameraToGoal?: () => void };

type ViewerProps = DetailedHTMLProps<HTMLAttributes<ViewerElement>, ViewerElement> & {
  class?: string;
  src?: string;
  alt?: string;
  [attribute: `${string}-${string}`]: string | boolean | undefined;
  exposure?: string;
  loading?: string;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "model-viewer": ViewerProps;
    }
  }
}

let loading: Promise<unknown> | null = null;

export function loadViewer(): Promise<unknown> {
  loading ??= import("@google/model-viewer");
  return loading;
}

/** Whether this browser draws in three dimensions at all, and its owner does not save data. */
export function canShowModels(): boolean {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  if (connection?.saveData) return false;
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

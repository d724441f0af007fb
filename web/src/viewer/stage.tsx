/** The product on its stage: at once as a still picture, then, where the browser can, as a model to walk round. */
import { Box, RotateCcw, ScanSearch } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Scene } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { canShowModels, loadViewer, type ViewerElement } from "./model-viewer";

type View = { key: Key; orbit: string };

/** Where a person stands to look: round the product, above the floor, and how far (of what frames it). */
const VIEWS: View[] = [
  { key: "view_three_quarter", orbit: "35deg 74deg 105%" },
  { key: "view_front", orbit: "0deg 84deg 105%" },
  { key: "view_side", orbit: "90deg 82deg 105%" },
];

export function Stage({ scene, name, busy }: { scene: Scene | null; name: string; busy?: boolean }) {
  const { t } = useSpeech();
  const [able, setAble] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [view, setView] = useState(VIEWS[0] as View);
  const viewer = useRef<ViewerElement>(null);

  useEffect(() => {
    let current = true;
    if (canShowModels())
      loadViewer().then(
        () => current && setAble(true),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, []);

  const source = scene?.glb ?? null;
  // The element appears with the viewer and the first scene; only then can its events be listened to.
  useEffect(() => {
    const element = viewer.current;
    if (!element || !able || !source) return;
    const loaded = () => setShown(source);
    const failed = () => setShown(null);
    element.addEventListener("load", loaded);
    element.addEventListener("error", failed);
    return () => {
      element.removeEventListener("load", loaded);
      element.removeEventListener("error", failed);
    };
  }, [able, source]);

  const look = (to: View) => {
    setView(to);
    const element = viewer.current;
    if (!element) return;
    element.setAttribute("camera-orbit", to.orbit);
    element.setAttribute("field-of-view", "auto");
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) element.jumpCameraToGoal?.();
  };

  return (
    <div className="stage" data-testid="stage" data-scene={scene?.digest} data-shown={shown ? "model" : "picture"}>
      {scene ? (
        <img className="stage-still" src={`${scene.png}?width=1200&height=900`} alt={name} hidden={shown !== null} />
      ) : (
        <p className="stage-empty">{t("no_picture")}</p>
      )}
      {scene && able && (
        <model-viewer
          ref={viewer}
          class={shown ? "stage-model stage-model-shown" : "stage-model"}
          src={scene.glb}
          alt={name}
          camera-controls
          disable-pan
          touch-action="pan-y"
          interaction-prompt="none"
          camera-orbit={VIEWS[0]?.orbit}
          min-camera-orbit="auto 20deg auto"
          max-camera-orbit="auto 95deg 200%"
          shadow-intensity="0.9"
          shadow-softness="0.9"
          exposure="1.05"
          tone-mapping="neutral"
          loading="eager"
        />
      )}
      {busy && <span className="stage-busy">{t("stage_following")}</span>}
      {shown && (
        <fieldset className="stage-views">
          <legend className="visually-hidden">{t("views")}</legend>
          {VIEWS.map((one) => (
            <button key={one.key} type="button" aria-pressed={one === view} onClick={() => look(one)}>
              {one === VIEWS[0] ? (
                <Box aria-hidden="true" />
              ) : one === VIEWS[1] ? (
                <ScanSearch aria-hidden="true" />
              ) : (
                <RotateCcw aria-hidden="true" />
              )}
              {t(one.key)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

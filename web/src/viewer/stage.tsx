/** The product on its stage: at once as a still picture, then, where the browser can, as a model to walk round. */
import { useEffect, useRef, useState } from "react";
import type { Scene } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { type Standpoint, standpoint, USUAL } from "./glb";
import { canShowModels, loadViewer, type ViewerElement } from "./model-viewer";

type View = { key: Key; azimuth: number; elevation: number };

/** Where a person stands to look: as the catalogue shows it, straight from the front, from its shown side, from behind. */
function views({ azimuth, elevation }: Standpoint): View[] {
  const side = azimuth < 0 ? -1 : 1;
  return [
    { key: "view_three_quarter", azimuth, elevation },
    { key: "view_front", azimuth: 0, elevation: 6 },
    { key: "view_side", azimuth: side * 90, elevation: 6 },
    { key: "view_back", azimuth: 180 - azimuth, elevation },
  ];
}

/** How near the camera comes, of the distance from which the whole product fits whichever way it is turned. */
const NEAR = "88%";

const orbit = (view: View) => `${view.azimuth}deg ${90 - view.elevation}deg ${NEAR}`;

export function Stage({ scene, name, busy }: { scene: Scene | null; name: string; busy?: boolean }) {
  const { t } = useSpeech();
  const able = useViewer();
  const all = views(useStandpoint(able ? scene : null));
  const [looking, setLooking] = useState<Key>("view_three_quarter");
  const viewer = useRef<ViewerElement>(null);
  const shown = useShown(viewer, able ? (scene?.glb ?? null) : null);
  const view = all.find((one) => one.key === looking) ?? all[0];
  const look = (to: View) => {
    setLooking(to.key);
    const element = viewer.current;
    // The attribute may hold the same words already, while the person has turned the product: say it again.
    if (element) element.cameraOrbit = orbit(to);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) element?.jumpCameraToGoal?.();
  };
  return (
    <div
      className="stage"
      data-testid="stage"
      data-scene={scene?.digest}
      data-shown={shown === null ? "picture" : shown === scene?.glb ? "model" : "following"}
    >
      {scene ? (
        <img className="stage-still" src={`${scene.png}?width=1200&height=900`} alt={name} hidden={shown !== null} />
      ) : (
        <p className="stage-empty">{t("no_picture")}</p>
      )}
      {scene && able && view && (
        <model-viewer
          ref={viewer}
          class={shown === null ? "stage-model" : "stage-model stage-model-shown"}
          src={scene.glb}
          alt={name}
          camera-controls
          disable-pan
          touch-action="pan-y"
          interaction-prompt="none"
          camera-orbit={orbit(view)}
          field-of-view="26deg"
          min-camera-orbit="auto 20deg auto"
          max-camera-orbit="auto 95deg 220%"
          shadow-intensity="1"
          shadow-softness="0.8"
          exposure="1.1"
          tone-mapping="neutral"
          loading="eager"
        />
      )}
      <span className="stage-busy" role="status">
        {busy && t("stage_following")}
      </span>
      {shown !== null && (
        <fieldset className="stage-views">
          <legend className="visually-hidden">{t("views")}</legend>
          {all.map((one) => (
            <button key={one.key} type="button" aria-pressed={one.key === looking} onClick={() => look(one)}>
              {t(one.key)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Whether the viewer is there; it is fetched once the page has been drawn without it. */
function useViewer(): boolean {
  const [able, setAble] = useState(false);
  useEffect(() => {
    let current = true;
    const ready = () => current && setAble(true);
    if (canShowModels()) loadViewer().then(ready, () => undefined);
    return () => {
      current = false;
    };
  }, []);
  return able;
}

/** The standpoint of the first model; the same file is then shown from the browser's own store. */
function useStandpoint(scene: Scene | null): Standpoint {
  const [found, setFound] = useState<Standpoint | null>(null);
  const address = scene?.glb ?? null;
  useEffect(() => {
    if (!address || found) return;
    let current = true;
    fetch(address)
      .then((answer) => answer.arrayBuffer())
      .then(
        (file) => current && setFound(standpoint(file)),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [address, found]);
  return found ?? USUAL;
}

/** The address of the model on screen: null until one is drawn, and the last one while its successor is being fetched. */
function useShown(viewer: React.RefObject<ViewerElement | null>, source: string | null): string | null {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    const element = viewer.current;
    if (!element || !source) return;
    const loaded = () => setShown(source);
    const failed = () => setShown(null);
    element.addEventListener("load", loaded);
    element.addEventListener("error", failed);
    return () => {
      element.removeEventListener("load", loaded);
      element.removeEventListener("error", failed);
    };
  }, [viewer, source]);
  return shown;
}

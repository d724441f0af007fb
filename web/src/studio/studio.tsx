/** The studio: where those who keep the catalogue change products and rules, see what a change means, and publish. */
import { BookMarked, FilePen } from "lucide-react";
import { useEffect } from "react";
import { StaffFrame } from "../desk/staff";
import { learn, useSpeech } from "../i18n/language";
import { studioWords } from "../i18n/studio-words";
import { match, useRouter } from "../ui/router";
import { CompareScreen } from "./compare-releases";
import { DraftScreen } from "./draft";
import { DraftsScreen } from "./drafts";
import { ReleasesScreen } from "./releases";
import "../document/document.css";
import "../desk/desk.css";
import "./studio.css";

learn(studioWords);

export function Studio() {
  const { t } = useSpeech();
  const places = [
    { to: "/studio/drafts", name: t("drafts"), icon: FilePen },
    { to: "/studio/releases", name: t("releases"), icon: BookMarked },
  ];
  return (
    <StaffFrame area="studio" places={places}>
      <StudioScreen />
    </StaffFrame>
  );
}

function StudioScreen() {
  const { place, go } = useRouter();
  const draft = match("/studio/drafts/:id", place.path) ?? match("/studio/drafts/:id/:step", place.path);
  const start = place.path === "/studio";
  useEffect(() => {
    if (start) go("/studio/drafts", { replace: true });
  }, [start, go]);
  if (draft?.id) return <DraftScreen key={draft.id} id={draft.id} step={draft.step ?? "files"} />;
  if (place.path === "/studio/releases/compare") return <CompareScreen />;
  if (place.path === "/studio/releases") return <ReleasesScreen />;
  return <DraftsScreen />;
}

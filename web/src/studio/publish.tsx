/** Publishing: everything that stands against it, when the release is to be valid, and one more question before it is done. */
import { RefreshCw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import * as studio from "../api/drafts";
import type { Draft, Finding, Release } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Button, Notice, ProblemNotice } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { addressOf } from "./address";
import { Findings, SEVERITIES } from "./finding-list";
import { Running } from "./running";
import { useSeconds } from "./use-seconds";

type Look = { findings: Finding[]; ok: boolean };
type Period = { valid_from: string | null; valid_until: string | null };

export function PublishStep({ draft, onPublished }: { draft: Draft; onPublished: () => void }) {
  const { t } = useSpeech();
  const [look, setLook] = useState<Look | null>(null);
  const [doing, setDoing] = useState<"checking" | "publishing" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [release, setRelease] = useState<Release | null>(null);
  const seconds = useSeconds(doing !== null);
  const check = useCallback(() => {
    setDoing("checking");
    setProblem(null);
    studio
      .check(draft.id, false)
      .then(setLook, (caught) => setProblem(asProblem(caught)))
      .finally(() => setDoing(null));
  }, [draft.id]);
  const isOpen = draft.state === "open";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once on arrival; afterwards when asked
  useEffect(() => {
    if (isOpen) check();
  }, [check]);
  const publish = async (period: Period) => {
    setDoing("publishing");
    setProblem(null);
    try {
      const publication = await studio.publish(draft.id, period);
      setLook({ findings: publication.findings, ok: !publication.rejected });
      setRelease(publication.release);
      if (publication.release) onPublished();
    } catch (caught) {
      setProblem(asProblem(caught));
    }
    setDoing(null);
  };
  return (
    <div className="studio-publish">
      {release && <Published release={release} />}
      {!isOpen && !release && <Notice>{t("draft_is_closed")}</Notice>}
      {problem && <ProblemNotice problem={problem} onRetry={check} />}
      {doing ? (
        <Running word={t(doing === "checking" ? "checking_all" : "publishing")} seconds={seconds} />
      ) : (
        isOpen &&
        !release && (
          <Button small icon={<RefreshCw aria-hidden="true" />} onClick={check}>
            {t("check_again")}
          </Button>
        )
      )}
      {look && <Groups draft={draft} look={look} />}
      {isOpen && !release && look?.ok && <PublishForm draft={draft} isBusy={doing !== null} onPublish={publish} />}
    </div>
  );
}

function Published({ release }: { release: Release }) {
  const { t } = useSpeech();
  const to = `/studio/releases?${new URLSearchParams({ product: release.product, digest: release.digest })}`;
  return (
    <Notice tone="good">
      <p>{t("published_as", { number: release.number })}</p>
      <Link to={to}>{t("show_release")}</Link>
    </Notice>
  );
}

function Groups({ draft, look }: { draft: Draft; look: Look }) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const visit = (finding: Finding) => go(addressOf(draft.id, finding.place));
  if (look.findings.length === 0) return <Notice tone="good">{t("nothing_found")}</Notice>;
  return SEVERITIES.map(({ severity, group }) => {
    const found = look.findings.filter((one) => one.severity === severity);
    if (found.length === 0) return null;
    return (
      <section key={severity} className="finding-group">
        <h2>{t(group, { count: found.length })}</h2>
        <Findings findings={found} onVisit={visit} />
      </section>
    );
  });
}

type FormProps = { draft: Draft; isBusy: boolean; onPublish: (period: Period) => void };

function PublishForm({ draft, isBusy, onPublish }: FormProps) {
  const { t, day } = useSpeech();
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [asking, setAsking] = useState(false);
  const isWrong = from !== "" && until !== "" && from >= until;
  const facts = { name: draft.name, number: draft.base.number, from: from ? day(from) : t("valid_now") };
  return (
    <section className="publish-form" aria-label={t("step_publish")}>
      <div className="field-pair">
        <Field
          label={t("valid_from")}
          hint={t("valid_from_hint")}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          label={t("valid_until_day")}
          hint={t("valid_until_hint")}
          error={isWrong ? t("wrong_period") : null}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <Button kind="primary" busy={isBusy} disabled={isWrong} onClick={() => setAsking(true)}>
        {t("publish")}
      </Button>
      {asking && (
        <Dialog title={t("publish_title", facts)} onClose={() => setAsking(false)}>
          <p>{t("publish_detail", facts)}</p>
          <div className="dialog-actions">
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t("not_now")}
            </Button>
            <Button
              kind="primary"
              onClick={() => {
                setAsking(false);
                onPublish({ valid_from: from || null, valid_until: until || null });
              }}
            >
              {t("publish_now")}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

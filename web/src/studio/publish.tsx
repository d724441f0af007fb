/** Publishing: everything that stands against it, a second pair of eyes, when it is to be valid, and one more question. */
import { RefreshCw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import * as conversation from "../api/conversation";
import { checkLater, publishLater, type Validity } from "../api/jobs";
import type { Draft, DraftCheck, Finding, Job, Publication, Release } from "../api/model";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Button, ListSkeleton, Notice, ProblemNotice } from "../ui/parts";
import { Link, useRouter } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { addressOf } from "./address";
import { Findings, type Found, SEVERITIES } from "./finding-list";
import { Running } from "./running";
import { SecondLook } from "./second-look";
import { settled } from "./unkept";
import { useDraftMarkets } from "./use-draft-markets";
import { useJob } from "./use-job";
import { useKeptVersion } from "./use-version";
import { useValidity } from "./validity";
import { ValidityFields } from "./validity-fields";

type PublishProps = { draft: Draft; onPublished: () => void };

export function PublishStep({ draft, onPublished }: PublishProps) {
  const version = useKeptVersion(draft);
  if (version === null) return <ListSkeleton />;
  return <Publishing draft={draft} version={version} onPublished={onPublished} />;
}

function Publishing({ draft, version, onPublished }: PublishProps & { version: number }) {
  const { t } = useSpeech();
  const looks = useLoad(() => conversation.looks(draft.id), `${draft.id} ${version}`);
  const checking = useJob(draft.id, "draft.check", (job) => job.asked.version === version);
  const publishing = useJob(
    draft.id,
    "draft.publish",
    (job) => job.ended_at === null || job.asked.version === version || draft.state === "published",
    (job) => (job.result as Publication | null)?.release && onPublished(),
  );
  const { begin } = checking;
  const check = useCallback(() => begin(() => settled().then(() => checkLater(draft.id))), [begin, draft.id]);
  const isOpen = draft.state === "open";
  const isNew = isOpen && checking.isKnown && checking.job === null && checking.problem === null;
  useEffect(() => {
    if (isNew && publishing.isKnown && !publishing.isActive) check();
  }, [isNew, publishing.isKnown, publishing.isActive, check]);
  const release = (publishing.job?.result as Publication | null)?.release ?? null;
  const found = foundBy(publishing.job) ?? foundBy(checking.job);
  const isWaiting = checking.isActive || publishing.isActive;
  const isApproved = looks.data !== null && (!looks.data.needed || looks.data.state === "approved");
  return (
    <div className="studio-publish">
      {release && <Published release={release} />}
      {!isOpen && !release && <Notice>{t("draft_is_closed")}</Notice>}
      {publishing.problem && <ProblemNotice problem={publishing.problem} />}
      {checking.problem && <ProblemNotice problem={checking.problem} onRetry={check} />}
      {publishing.isActive && publishing.job && <Running job={publishing.job} onStop={publishing.stop} />}
      {checking.isActive && checking.job && <Running job={checking.job} onStop={checking.stop} />}
      {isOpen && checking.isKnown && !isNew && !isWaiting && (
        <Button small icon={<RefreshCw aria-hidden="true" />} onClick={check}>
          {t("check_again")}
        </Button>
      )}
      {found && <Groups draft={draft} look={found} />}
      {isOpen && looks.data && (
        <SecondLook draft={draft} looks={looks.data} onTaken={looks.put} onReload={onPublished} />
      )}
      {looks.problem && <ProblemNotice problem={looks.problem} onRetry={looks.reload} />}
      {isOpen && !release && found?.ok && isApproved && (
        <PublishForm
          draft={draft}
          isBusy={isWaiting}
          onPublish={(validity, note) =>
            publishing.begin(() => settled().then(() => publishLater(draft.id, validity, note)))
          }
        />
      )}
    </div>
  );
}

type Look = Found & { ok: boolean };

/** What a job found, whether it only checked or was to publish. */
function foundBy(job: Job | null): Look | null {
  if (job?.state !== "done" || !job.result) return null;
  const {
    findings = [],
    finding_count = findings.length,
    ok,
    rejected,
  } = job.result as Partial<DraftCheck & Publication>;
  return { findings, finding_count, ok: ok ?? !rejected };
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

/** What is new by how bad it is; what is sold now has the rest, too, which is folded. Of too many nothing is summed up. */
function Groups({ draft, look }: { draft: Draft; look: Look }) {
  const { t } = useSpeech();
  const { go } = useRouter();
  const visit = (finding: Finding) => go(addressOf(draft.id, finding.place));
  const { findings, finding_count: count } = look;
  if (count > findings.length)
    return (
      <section className="finding-group">
        <h2>{t("finding_first", { shown: findings.length, count })}</h2>
        <Findings findings={findings} onVisit={visit} />
      </section>
    );
  const old = findings.filter((one) => one.is_new === false);
  return (
    <>
      {old.length === count && <Notice tone="good">{t("nothing_found")}</Notice>}
      {SEVERITIES.map(({ severity, group }) => {
        const found = findings.filter((one) => one.severity === severity && !old.includes(one));
        if (found.length === 0) return null;
        return (
          <section key={severity} className="finding-group">
            <h2>{t(group, { count: found.length })}</h2>
            <Findings findings={found} onVisit={visit} />
          </section>
        );
      })}
      {old.length > 0 && (
        <details className="fold">
          <summary>{t("findings_old", { count: old.length })}</summary>
          <Findings findings={old} onVisit={visit} />
        </details>
      )}
    </>
  );
}

type FormProps = { draft: Draft; isBusy: boolean; onPublish: (validity: Validity, note: string) => void };

function PublishForm({ draft, isBusy, onPublish }: FormProps) {
  const { t, day } = useSpeech();
  const validity = useValidity();
  const { from, isWrong } = validity;
  const markets = useDraftMarkets(draft);
  const [note, setNote] = useState("");
  const [asking, setAsking] = useState(false);
  const facts = { name: draft.name, number: draft.base.number, from: from ? day(from) : t("valid_now") };
  return (
    <section className="publish-form" aria-label={t("step_publish")}>
      {markets.data && <ValidityFields form={validity} markets={markets.data} />}
      {markets.problem && <ProblemNotice problem={markets.problem} onRetry={markets.reload} />}
      <Field
        label={t("release_note")}
        hint={t("release_note_hint")}
        optional={t("optional")}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button kind="primary" busy={isBusy} disabled={isWrong || !markets.data} onClick={() => setAsking(true)}>
        {t(from ? "schedule" : "publish")}
      </Button>
      {asking && (
        <Dialog title={t("publish_title", facts)} onClose={() => setAsking(false)}>
          <p>{t("publish_detail", facts)}</p>
          {from && <p className="muted">{t("schedule_detail")}</p>}
          <div className="dialog-actions">
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t("not_now")}
            </Button>
            <Button
              kind="primary"
              onClick={() => {
                setAsking(false);
                onPublish(validity.asked, note);
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

import { RefusedError } from '../../errors.ts';
import { nameIn } from '../../gaps/produce.ts';
import type { Profile } from '../../gaps/profile.ts';
import { describeProfile, describeWording, type GapReport } from '../../gaps/report.ts';
import { compareWording, type Usual } from '../../gaps/wording.ts';
import type { Dictionary } from '../../skills/dictionary.ts';

/** A report made from ids of skills alone, with how employers write these skills. */
export type ServerReport = GapReport & { readonly usual_wording?: readonly Usual[] };

/**
 * The server's report on the ids of skills, and the body that was sent for it. Throws `RefusedError` with the
 * server's own sentence.
 */
export async function askServer(
  skills: readonly string[],
  ask: Readonly<Record<string, string>>,
): Promise<{ sent: string; report: ServerReport }> {
  const sent = JSON.stringify({ skills, ...ask });
  const response = await fetch('/api/v1/gap', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: sent,
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new RefusedError('server', sentenceOf(answer, response.status));
  return { sent, report: answer as ServerReport };
}

/** The report with what only this side knows: the lines of the resume, and how they write the skills. */
export function mergeReport(
  { usual_wording: usual = [], ...report }: ServerReport,
  profile: Profile,
  dictionary: Dictionary,
): GapReport {
  const nameOf = nameIn(dictionary);
  return {
    ...report,
    profile: describeProfile(profile, nameOf),
    wording: describeWording(compareWording(profile.skills, usual), nameOf),
  };
}

function sentenceOf(answer: unknown, status: number): string {
  const error = isRecord(answer) ? answer.error : undefined;
  const message = isRecord(error) ? error.message : undefined;
  return typeof message === 'string'
    ? message
    : `The server answered ${status}; try again shortly.`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

import { type Matching, matchLabels } from './accuracy-match.ts';
import { numberOf } from './automaton.ts';
import type { Dictionary } from './dictionary.ts';
import { readPosting } from './extract.ts';
import { foldName } from './fold.ts';
import type { Label, LabelledPosting } from './labels.ts';
import type { FoundSkill, Reading } from './reading.ts';

/** Found and labelled, found only, labelled only; the unit is a skill of a posting. */
export type Counts = { both: number; found: number; labelled: number };
/** How many of those scored were right. */
export type Right = { right: number; of: number };

export type Accuracy = {
  postings: number;
  skills: Counts;
  bySource: Map<string, Counts>;
  byCategory: Map<string, Counts>;
  byKind: Map<string, Counts>;
  byRequirement: Map<string, Counts>;
  requirement: Right;
  requiredOrNot: Right;
  /** Pairs of skills in one either-or set. */
  alternatives: Counts;
  /** Ambiguous words that are no skill: `right` were left alone. */
  traps: Right;
  role: Right;
  level: Right;
};

/** Returns an accuracy with nothing scored yet. */
export function createAccuracy(): Accuracy {
  const none = (): Right => ({ right: 0, of: 0 });
  return {
    postings: 0,
    skills: zero(),
    bySource: new Map(),
    byCategory: new Map(),
    byKind: new Map(),
    byRequirement: new Map(),
    requirement: none(),
    requiredOrNot: none(),
    alternatives: zero(),
    traps: none(),
    role: none(),
    level: none(),
  };
}

/** Reads one labelled posting and adds what was right and wrong to the accuracy. */
export function scorePosting(
  accuracy: Accuracy,
  dictionary: Dictionary,
  labelled: LabelledPosting,
): void {
  const { text, title, company } = labelled;
  const fields = { title: title ?? '', body: text };
  const reading = readPosting(dictionary, { title: fields.title, company: company ?? null, text });
  const matching = matchLabels(reading.skills, labelled.skills, fields);
  accuracy.postings++;
  scoreSkills(accuracy, dictionary, { labelled, reading, matching });
  scoreRequirements(accuracy, { labelled, reading, matching });
  scoreAlternatives(accuracy, { labelled, reading, matching });
  scoreTraps(accuracy, labelled, reading, fields);
  scoreRoleAndLevel(accuracy, labelled, reading);
}

/** Returns precision, recall and their harmonic mean, each 0 to 1. */
export function rates({ both, found, labelled }: Counts): {
  precision: number;
  recall: number;
  f1: number;
} {
  const precision = both / (both + found || 1);
  const recall = both / (both + labelled || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

type Case = { labelled: LabelledPosting; reading: Reading; matching: Matching };

function scoreSkills(accuracy: Accuracy, dictionary: Dictionary, scored: Case): void {
  const { labelled, reading, matching } = scored;
  const source = countsOf(
    accuracy.bySource,
    labelled.origin ?? String(labelled.id).split('-')[0] ?? '',
  );
  for (const [index, skill] of reading.skills.entries()) {
    const label = labelled.skills[matching.labelOf.get(index) ?? -1];
    if (label?.optional) continue;
    const kind: keyof Counts = label === undefined ? 'found' : 'both';
    accuracy.skills[kind]++;
    source[kind]++;
    countsOf(accuracy.byCategory, dictionary.skills.get(skill.id)?.category ?? '')[kind]++;
  }
  for (const [index, label] of labelled.skills.entries()) {
    if (label.optional) continue;
    const kind: keyof Counts = matching.foundOf.has(index) ? 'both' : 'labelled';
    if (kind === 'labelled') {
      accuracy.skills.labelled++;
      source.labelled++;
      countsOf(accuracy.byCategory, categoryOf(dictionary, label)).labelled++;
    }
    if (label.kind) countsOf(accuracy.byKind, label.kind)[kind]++;
    if (label.requirement) countsOf(accuracy.byRequirement, label.requirement)[kind]++;
  }
}

/** A missed label belongs to the category of the entry of its name. */
function categoryOf(dictionary: Dictionary, { name }: Label): string {
  const symbols = foldName(name);
  const value = symbols === null ? 0 : numberOf(dictionary.automaton, symbols);
  const skill = dictionary.terminal(value)?.aliases[0]?.skill;
  return skill?.category ?? 'not in the dictionary';
}

function* scoredPairs({ labelled, reading, matching }: Case): Generator<[FoundSkill, Label]> {
  for (const [index, at] of matching.labelOf) {
    const [skill, label] = [reading.skills[index], labelled.skills[at]];
    if (skill !== undefined && label !== undefined && !label.optional) yield [skill, label];
  }
}

function scoreRequirements(accuracy: Accuracy, scored: Case): void {
  for (const [skill, label] of scoredPairs(scored)) {
    if (!label.requirement) continue;
    tally(accuracy.requirement, skill.requirement === label.requirement);
    const right = (skill.requirement === 'required') === (label.requirement === 'required');
    tally(accuracy.requiredOrNot, right);
  }
}

/** A pair counts where the labellers agree on it. */
function scoreAlternatives(accuracy: Accuracy, scored: Case): void {
  const pairs = [...scoredPairs(scored)];
  for (const [index, [skill, label]] of pairs.entries()) {
    for (const [otherSkill, otherLabel] of pairs.slice(index + 1)) {
      const [a, b] = [groupsOf(label), groupsOf(otherLabel)];
      const votes = a.map((group, at) => group !== null && group === b[at]);
      if (votes.some((vote) => vote !== votes[0])) continue;
      const together = votes[0] === true;
      const read = skill.alternatives !== null && skill.alternatives === otherSkill.alternatives;
      if (read && together) accuracy.alternatives.both++;
      else if (read) accuracy.alternatives.found++;
      else if (together) accuracy.alternatives.labelled++;
    }
  }
}

function groupsOf(label: Label): (number | null)[] {
  return label.groups ?? [label.group ?? null];
}

function scoreTraps(
  accuracy: Accuracy,
  labelled: LabelledPosting,
  reading: Reading,
  fields: { title: string; body: string },
): void {
  for (const { surface, quote } of labelled.traps ?? []) {
    const inner = quote.indexOf(surface);
    const field = fields.title.includes(quote) ? 'title' : 'body';
    const at = fields[field].indexOf(quote);
    if (at < 0 || inner < 0) continue;
    const [start, end] = [at + inner, at + inner + surface.length];
    const taken = reading.skills.some((skill) =>
      skill.mentions.some((m) => m.field === field && m.start < end && m.end > start),
    );
    tally(accuracy.traps, !taken);
  }
}

function scoreRoleAndLevel(accuracy: Accuracy, labelled: LabelledPosting, reading: Reading): void {
  const { role, level } = labelled;
  if (role && role !== 'multiple') tally(accuracy.role, reading.role === role);
  if (level !== '?') tally(accuracy.level, reading.level === (level ?? null));
}

function tally(right: Right, isRight: boolean): void {
  right.of++;
  if (isRight) right.right++;
}

function zero(): Counts {
  return { both: 0, found: 0, labelled: 0 };
}

function countsOf(table: Map<string, Counts>, key: string): Counts {
  const counts = table.get(key) ?? zero();
  table.set(key, counts);
  return counts;
}

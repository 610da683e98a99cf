import type { AsideReason } from './asides.ts';
import { type Implies, impliedSkills } from './implications.ts';
import { asideAt, partAt, readLines } from './resume-lines.ts';
import { type Arranged, arrangeDoubtful, arrangeLines, chunkAt } from './search-text.ts';
import { type Section, sections } from './sections.ts';

/** One place where a skill is named: UTF-16 offsets into the text that was searched. */
export type Found = { readonly id: string; readonly start: number; readonly end: number };

/** Finds the dictionary's skills in a text by the rules that postings are read with. */
export type FindSkills = (text: string) => readonly Found[];

/** A line of the resume that shows a skill; `line` counts from 1 in the text as read. */
export type Evidence = {
  readonly line: number;
  readonly text: string;
  readonly section: Section;
  /** How the line writes the skill. */
  readonly written: string;
};

export type HeldSkill = {
  readonly id: string;
  readonly evidence: readonly Evidence[];
  /** The strongest section it is shown in: experience, project, skills, certification, education, other. */
  readonly section: Section;
  /** Last year of the entries that show it, where their dates tell; null otherwise. */
  readonly lastYear: number | null;
  /** Ids of the skills that imply it where no line names it; empty for a named skill. */
  readonly impliedBy: readonly string[];
};

/** A skill the resume names without claiming it, and why it isn't held. */
export type SetAside = {
  readonly id: string;
  readonly reason: AsideReason;
  readonly evidence: Evidence;
};

/** What a resume shows. Skills are in order of id; a text's order of lines doesn't change which there are. */
export type Profile = {
  readonly skills: readonly HeldSkill[];
  readonly setAside: readonly SetAside[];
  readonly warnings: readonly string[];
};

export type ProfileOptions = {
  readonly find: FindSkills;
  readonly implies: Implies;
  /** The current year, which "present" stands for. */
  readonly year: number;
  readonly warnings?: readonly string[];
};

/** The profile of a resume's plain text. */
export function buildProfile(text: string, options: ProfileOptions): Profile {
  const shown = new Map<string, Sighting[]>();
  const aside = new Map<string, SetAside>();
  for (const sighting of findSightings(text, options)) {
    const { id, reason, evidence } = sighting;
    if (reason === null) shown.set(id, [...(shown.get(id) ?? []), sighting]);
    else if (!aside.has(id)) aside.set(id, { id, reason, evidence });
  }
  const named = [...shown].map(([id, sightings]) => holdNamed(id, sightings));
  const skills = [...named, ...holdImplied(named, options.implies)];
  const held = new Set(skills.map(({ id }) => id));
  return {
    skills: skills.sort((a, b) => (a.id < b.id ? -1 : 1)),
    setAside: [...aside.values()].filter(({ id }) => !held.has(id)),
    warnings: [...(options.warnings ?? [])],
  };
}

type Sighting = {
  readonly id: string;
  readonly reason: AsideReason | null;
  readonly evidence: Evidence;
  readonly year: number | null;
};

function findSightings(text: string, { find, year }: ProfileOptions): Sighting[] {
  const lines = readLines(text, year);
  const arranged = arrangeLines(lines);
  const sightings = locate(arranged, find(arranged.text));
  const again = arrangeDoubtful(
    lines,
    sightings.map(({ line }) => line),
  );
  const known = new Set(sightings.map(({ key }) => key));
  const more = locate(again, find(again.text)).filter(({ key, whole }) => whole && !known.has(key));
  return [...sightings, ...more].sort((a, b) => a.evidence.line - b.evidence.line);
}

/** The mentions as places of the resume, each once. */
function locate(arranged: Arranged, mentions: readonly Found[]) {
  const seen = new Set<string>();
  return mentions.flatMap(({ id, start, end }) => {
    const chunk = chunkAt(arranged.chunks, start);
    if (chunk === undefined) return [];
    const { line, shift } = chunk;
    const written = arranged.text.slice(start, end);
    const offset = shift === null ? Math.max(0, line.text.indexOf(written)) : start - shift;
    const part = partAt(line, offset) ?? line.parts[0];
    const key = `${id}\n${part?.number}\n${written}`;
    if (part === undefined || seen.has(key)) return [];
    seen.add(key);
    const evidence = { line: part.number, text: part.text, section: line.section, written };
    const whole = start === chunk.start && end === chunk.end;
    return [{ id, reason: asideAt(line, offset), evidence, year: line.year, line, key, whole }];
  });
}

function holdNamed(id: string, sightings: readonly Sighting[]): HeldSkill {
  const evidence = sightings.map((sighting) => sighting.evidence);
  const years = sightings.flatMap(({ year }) => year ?? []);
  return {
    id,
    evidence,
    section: strongestSection(evidence.map(({ section }) => section)),
    lastYear: years.length === 0 ? null : Math.max(...years),
    impliedBy: [],
  };
}

/** What the named skills imply and no line names, with the lines of the skills that imply it. */
function holdImplied(named: readonly HeldSkill[], implies: Implies): HeldSkill[] {
  const names = new Set(named.map(({ id }) => id));
  const sources = new Map<string, HeldSkill[]>();
  for (const skill of named) {
    for (const id of impliedSkills(implies, skill.id)) {
      if (!names.has(id)) sources.set(id, [...(sources.get(id) ?? []), skill]);
    }
  }
  return [...sources].map(([id, from]) => {
    const years = from.flatMap(({ lastYear }) => lastYear ?? []);
    return {
      id,
      evidence: from.flatMap(({ evidence }) => evidence.slice(0, 1)),
      section: strongestSection(from.map(({ section }) => section)),
      lastYear: years.length === 0 ? null : Math.max(...years),
      impliedBy: from.map((skill) => skill.id),
    };
  });
}

function strongestSection(found: readonly Section[]): Section {
  return sections.find((section) => found.includes(section)) ?? 'other';
}

import type { Level, Role } from '../postings/posting.ts';

/** What reading one posting yields: the output contract of `gapmap extract` (DESIGN §7), minus the id. */
export const requirements = ['required', 'preferred', 'mentioned'] as const;
export type Requirement = (typeof requirements)[number];

export type Field = 'title' | 'body';

/** One place where a skill is named; `start` and `end` are UTF-16 offsets into the title or the text. */
export type Mention = { field: Field; start: number; end: number; text: string };

export type FoundSkill = {
  id: string;
  name: string;
  requirement: Requirement;
  /** Shared by the skills of one either-or set; null when the skill stands alone. */
  alternatives: number | null;
  mentions: Mention[];
};

/** The text to read: `text` is plain text as `htmlToText` writes it, or any plain text. */
export type Readable = { title: string; company: string | null; text: string };

export type Reading = {
  role: Role;
  level: Level | null;
  language: string;
  skills: FoundSkill[];
};

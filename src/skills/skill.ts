/** What a dictionary entry is for; `concept` is an engineering idea or practice, the others are technologies. */
export const categories = [
  'language',
  'framework',
  'library',
  'database',
  'streaming',
  'cloud',
  'devops',
  'observability',
  'testing',
  'protocol',
  'security',
  'operating-system',
  'data',
  'ml',
  'frontend',
  'mobile',
  'tool',
  'concept',
  'practice',
  'certification',
] as const;
export type Category = (typeof categories)[number];

/** Returns whether a category is of engineering ideas, concepts and practices, and not of technologies. */
export function isOfIdeas(category: Category | undefined): boolean {
  return category === 'concept' || category === 'practice';
}

/**
 * When an alias that is also a word, a company or a letter counts as the skill.
 * A mention counts unless a rule refuses it; words are compared case-insensitively.
 */
export type AliasRule = {
  /** Count only when written exactly in this case ("Go", never "go"). */
  readonly case?: 'exact';
  /** Refuse when one of these phrases, which contain the alias, covers the mention ("go to market"). */
  readonly not?: readonly string[];
  /** Refuse when the word right after the mention is one of these ("rest" of). */
  readonly notBefore?: readonly string[];
  /** Refuse when the word right before the mention is one of these ("to" express). */
  readonly notAfter?: readonly string[];
  /**
   * Count only with evidence close by: a listed cue word in the same sentence, an unambiguous skill in the
   * same list or sentence, or being an item of a skill list. `strong`: a cue or an adjacent list item only.
   * `cue`: a listed cue word only.
   */
  readonly needs?: 'evidence' | 'strong' | 'cue';
  /**
   * A general word ("security", "scalability"): count only where it is asked of the person or is a duty, not
   * in what the employer says of itself.
   */
  readonly asked?: boolean;
  /** A short form: count only in a list that ends with one of these words ("unit and load testing": unit). */
  readonly heads?: readonly string[];
  /** Refuse right before one of these words, or in a list that ends with one ("data science and design teams"). */
  readonly notHeads?: readonly string[];
  /** Words that count as evidence for `needs`, beside other skills. */
  readonly cues?: readonly string[];
};

export type Alias = string | ({ readonly text: string } & AliasRule);

/** One entry of the dictionary. Ids are kebab-case, stable for ever; names are the usual full name. */
export type Skill = {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  /** Other ways of writing it; the name itself is always an alias unless `nameRule` restricts it. */
  readonly aliases?: readonly Alias[];
  /** The rule for the name itself, where the name is ambiguous. */
  readonly nameRule?: AliasRule;
  readonly vendor?: string;
  /** Who has this skill also has these ("spring-boot" implies "spring" and "java"). */
  readonly implies?: readonly string[];
  readonly partOf?: string;
  readonly successorOf?: string;
  /** Sentences in which the skill is found; required where any rule is given. */
  readonly examples?: readonly string[];
  /** Sentences in which it is not found; required where any rule is given. */
  readonly counterexamples?: readonly string[];
};

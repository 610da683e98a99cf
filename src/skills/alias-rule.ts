import type { AliasRule } from './skill.ts';

/** A rule with all its fields there, in one order: objects of one shape are read faster than of many. */
export type KnownRule = {
  readonly [Field in keyof AliasRule]-?: AliasRule[Field] | undefined;
};

/** Returns a rule with all its fields, its words and the phrases that cover a mention changed as told. */
export function knownRule(
  rule: Partial<KnownRule>,
  word = (text: string) => text,
  phrase = word,
): KnownRule {
  return {
    case: rule.case,
    not: rule.not?.map(phrase),
    notBefore: rule.notBefore?.map(word),
    notAfter: rule.notAfter?.map(word),
    needs: rule.needs,
    asked: rule.asked,
    heads: rule.heads?.map(word),
    notHeads: rule.notHeads?.map(word),
    cues: rule.cues?.map(word),
  };
}

/** What stands between two neighbouring skills of a list; `none` when they are no items of one list. */
export type Joint = 'comma' | 'and' | 'or' | 'slash' | 'open' | 'close' | 'none';

const ors = new Set('or oder ou o или veya или yaxud lub bądź albo ya'.split(' '));
const ands = new Set('and und et y e и ve və oraz a і'.split(' '));
/** Words that may stand in a list without being an item of it. */
const fillers = new Set(
  'the also as well other even apache aws amazon microsoft google azure modern like tools framework frameworks library libraries language languages database databases js ai io com plus preferably both alternatively similar platform platforms service services api apis cloud programming scripting code queries suite engine server'.split(
    ' ',
  ),
);
const maxGap = 48;
/** "Flask, or similar frameworks, and gRPC": what comes after is no item of the list. */
const endsList =
  /\b(?:or|and\/or) (?:an? )?(?:similar|equivalent|comparable|related|another|any|other)\b/i;

/** Returns how two skills are joined, from the text between them. */
export function joinOf(text: string, from: number, to: number): Joint {
  if (to - from > maxGap || to < from) return 'none';
  return jointOf(text.slice(from, to));
}

/** The joints of the short gaps seen: ", " and " or " are between most neighbours. */
const seen = new Map<string, Joint>();
const maxSeen = { length: 8, count: 5000 };

function jointOf(gap: string): Joint {
  if (gap.length > maxSeen.length) return readGap(gap);
  const known = seen.get(gap);
  if (known !== undefined) return known;
  const joint = readGap(gap);
  if (seen.size < maxSeen.count) seen.set(gap, joint);
  return joint;
}

function readGap(gap: string): Joint {
  if (endsList.test(gap)) return 'none';
  if (gap.includes('\n\n') || /\n\s*[-*•·]/.test(gap)) return 'none';
  // "AWS (or) Azure"
  const tokens =
    gap.replace(/\((or|and\/or)\)/, '$1').match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
  let joint: Joint = 'none';
  let unknown = 0;
  let choice = false;
  for (const token of tokens) {
    const kind = kindOf(token.toLowerCase());
    if (kind === null) {
      // A name that the dictionary lacks is an item all the same: "Solr, Foobar Search, OpenSearch".
      if (!/^\p{Lu}/u.test(token) || ++unknown > 3) return 'none';
    } else if (kind !== 'filler') joint = stronger(joint, kind);
    choice ||= kind === 'or';
  }
  if (unknown > 0 && joint === 'slash' && gap.includes(',')) joint = 'comma';
  if (unknown > 0 && joint !== 'comma' && joint !== 'or') return 'none';
  // "GCP (or AWS)", but not "Airflow (or similar), CI/CD"
  return choice && joint !== 'close' ? 'or' : joint;
}

function kindOf(token: string): Joint | 'filler' | null {
  if (ors.has(token)) return 'or';
  if (ands.has(token) || token === '&' || token === '+') return 'and';
  if (token === ',' || token === ';' || token === '|' || token === '·' || token === '•')
    return 'comma';
  if (token === '/' || token === '\\') return 'slash';
  if (token === '(' || token === '[' || token === '{') return 'open';
  if (token === ')' || token === ']' || token === '}') return 'close';
  if (fillers.has(token) || /^(?:v?\d+x?|["'“”‘’.*_`~])$/.test(token)) return 'filler';
  return null;
}

const strength: readonly Joint[] = ['none', 'comma', 'slash', 'and', 'or', 'open', 'close'];

function stronger(a: Joint, b: Joint): Joint {
  // "and/or" is a choice; a parenthesis ends or opens a list of its own.
  return strength.indexOf(a) > strength.indexOf(b) ? a : b;
}

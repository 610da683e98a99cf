import type { Remote } from './posting.ts';

const HYBRID =
  /\bhybrid|hibrid|hybryd|гибрид|days? (?:a|per) week (?:in|at) (?:the |our )?office|\bpartially remote|teilweise remote|remote 2|\d days? (?:in[- ]office|onsite|on-site)/u;
const REMOTE =
  /\bremote|home ?office|work from home|\bwfh\b|télétravail|teletrabajo|remoto|zdaln|удал[её]н|uzaqdan|məsafədən|uzaktan|\banywhere\b|distributed team|worldwide|fully distributed|distans|etätyö/u;
const ONSITE =
  /\bon-?site|\bon site\b|in[- ]office|in[- ]person|vor ort|sur site|presencial|stacjonarn|в офисе|ofisdə|ofisten/u;
const NOT_REMOTE =
  /\b(?:no|not|non)[- ](?:a )?remote|remote:? ?(?:no\b|not)|not (?:be )?remote|kein(?:e)? (?:remote|home ?office)|remote work is not|cannot be (?:done )?remote/u;

/**
 * Returns where the work is done: from the board's field, else its location strings and the title,
 * else the headline and statements ("this role is fully remote") of the text; null where none says.
 */
export function readRemote(
  given: Remote | null,
  locations: readonly string[],
  title: string,
  text: string,
): Remote | null {
  return (
    given ??
    fromWords(`${locations.join(' ')} ${title}`) ??
    fromWords(text.slice(0, headlineEnd(text))) ??
    fromStatement(text)
  );
}

function fromWords(words: string): Remote | null {
  const line = words.slice(0, 600).toLowerCase();
  if (HYBRID.test(line)) return 'hybrid';
  if (NOT_REMOTE.test(line)) return 'onsite';
  const remote = REMOTE.test(line);
  const onsite = ONSITE.test(line);
  if (remote && onsite) return /onsite only|on-site only/.test(line) ? 'onsite' : 'remote';
  if (remote) return 'remote';
  return onsite ? 'onsite' : null;
}

function headlineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 || end > 300 ? 0 : end;
}

const STATEMENT =
  /(?:role|position|job|work|team|location|workplace|arrangement|model|type)[^.\n]{0,30}?(?:is|:|are|be)[^.\n]{0,24}?(hybrid|remote|on-?site|in[- ]office|in[- ]person)|\b(100% remote|fully remote|remote[- ]first|fully onsite|work remotely|work from anywhere|remote position|remote role|hybrid (?:role|work|model|position|schedule|working))/giu;

function fromStatement(text: string): Remote | null {
  for (const { 0: statement, index } of text.slice(0, 12_000).matchAll(STATEMENT)) {
    const read = fromWords(text.slice(Math.max(0, index - 16), index) + statement);
    if (read) return read;
  }
  return null;
}

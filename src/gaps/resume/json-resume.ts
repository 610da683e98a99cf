import { limits, refuse } from './limits.ts';
import type { ReadText } from './pdf.ts';

/**
 * The text of a JSON Resume (jsonresume.org), or of any JSON that holds one: a heading a section, an entry a block, a
 * list a line. What has another type than the schema says is read as what it is.
 */
export function readJsonResume(json: string): ReadText {
  checkDepth(json);
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    const place =
      cause instanceof Error ? /line \d+ column \d+|position \d+/.exec(cause.message) : null;
    throw refuse('invalid-json', place?.[0], { cause });
  }
  const lines = isRecord(data)
    ? Object.entries(data).flatMap(([key, value]) => writeSection(key, value))
    : writeValue(data);
  const text = lines.join('\n');
  if (text.trim() === '') throw refuse('no-text');
  return { text, warnings: [] };
}

/** Brackets are counted before parsing, outside strings, so that no parser meets a hundred thousand of them. */
function checkDepth(json: string): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > limits.jsonDepth) throw refuse('too-deep');
    } else if (character === '}' || character === ']') depth -= 1;
  }
}

/** Keys whose values are not prose. */
const quietKeys =
  /^(?:url|website|email|phone|image|picture|network|username|\$schema|meta|theme|id|uuid|fingerprint|postalCode|countryCode)$/i;
/** Keys that need no label, since their value speaks for itself. */
const plainKeys =
  /^(?:name|title|position|company|organization|institution|studyType|area|summary|description|label|highlights?|keywords?|roles?|text|value|content|courses|technologies|skills?)$/i;

function writeSection(key: string, value: unknown): string[] {
  if (quietKeys.test(key) || value === null) return [];
  if (key === 'interests') {
    return writeValue(value).flatMap((line) => (line === '' ? [] : `Interests: ${line}`));
  }
  const body = key === 'skills' && isRecord(value) ? writeLevels(value) : writeValue(value);
  return body.length === 0 ? [] : ['', key === 'basics' ? 'Summary' : headingOf(key), ...body];
}

/** "skills": {"Go": 5, "Kafka": "expert"}: the keys are the skills. */
function writeLevels(skills: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(skills).flatMap(([key, value]) =>
    plainKeys.test(key) || typeof value === 'object'
      ? [key, ...writeValue(value)]
      : [`${key}: ${value}`],
  );
}

function writeValue(value: unknown): string[] {
  if (typeof value === 'string') return value.split('\n');
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return writeList(value);
  return isRecord(value) ? writeEntry(value) : [];
}

function writeList(list: readonly unknown[]): string[] {
  const words = list.filter((item) => typeof item === 'string' || typeof item === 'number');
  const isSentences = words.some((word) => String(word).length > 60);
  const joined = isSentences ? words.map((word) => `- ${word}`) : [words.join(', ')];
  return [
    ...(words.length === 0 ? [] : joined),
    ...list.filter((item) => typeof item === 'object').flatMap((item) => [...writeValue(item), '']),
  ];
}

function writeEntry(entry: Readonly<Record<string, unknown>>): string[] {
  const start = yearOf(entry.startDate);
  const end = yearOf(entry.endDate);
  const dates = start === undefined ? [] : [`${start} – ${end ?? 'present'}`];
  const rest = Object.entries(entry).flatMap(([key, value]) => {
    if (quietKeys.test(key) || key === 'startDate' || key === 'endDate') return [];
    const lines = writeValue(value).filter((line) => line !== '');
    const labelled = typeof value !== 'object' && !plainKeys.test(key);
    return labelled ? lines.map((line) => `${key}: ${line}`) : lines;
  });
  return [...dates, ...rest];
}

function yearOf(value: unknown): string | undefined {
  return /(?:19|20)\d{2}/.exec(
    typeof value === 'string' || typeof value === 'number' ? `${value}` : '',
  )?.[0];
}

function headingOf(key: string): string {
  return key === 'work' ? 'Work experience' : key.charAt(0).toUpperCase() + key.slice(1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

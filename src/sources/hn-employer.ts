import { plainText } from './escaped-html.ts';

/** A part of a headline, and what it seems to say. */
export type Part = {
  text: string;
  kind: 'name' | 'role' | 'place' | 'workplace' | 'terms' | 'other';
};

/**
 * The employer of a "Who is hiring" comment: a line that says "Company:", else the first part of the headline
 * that is neither place, role nor terms, else who "is hiring" in the first lines, else the name before the
 * first link or the linked site, in the comment's own spelling. Null when nothing names one.
 */
export function findEmployer(
  parts: readonly Part[],
  lines: readonly string[],
  html: string,
): string | null {
  const labelled = lines.map((line) => /^(?:company|employer)\s*[:-]\s*(.+)$/i.exec(line)?.[1]);
  const leading = parts.length > 1 ? parts.find((part) => part.kind === 'name')?.text : undefined;
  const [line = ''] = lines;
  const alone = /^[^.!?:]{2,40}$/.test(line) && parts[0]?.kind === 'name' ? line : undefined;
  return (
    cleanName(labelled.find((name) => name !== undefined)) ??
    cleanName(leading) ??
    cleanName(alone) ??
    hiringName(lines.slice(0, 4).join('\n')) ??
    cleanName(
      lines.slice(0, 4).flatMap((text) => /^([^(|]{2,40}) ?\(https?:/.exec(text)?.[1] ?? [])[0],
    ) ??
    cleanName(/\s@ ?(\p{Lu}[\p{L}\p{N}.&'’ -]{1,40}?)(?= *(?:[(|,[]| in\b|$))/u.exec(line)?.[1]) ??
    siteName(html)
  );
}

const generic =
  /^(we|our|us|my|i|it|its|this|that|these|there|here|they|the|you|your|who|what|all|any|if|in|at|for|please|email|apply|contact|looking|hiring|location|locations?|role|roles|position|positions|title|citizenship|salary|experience|knowledge|applicants?|candidates?|everyone|remote|on-?site|onsite|culture|team|interviews?|work|job|jobs|engineering|product|technology|tech|stack)\b/i;

/** "Acme (YC S21, https://acme.dev)" is Acme. */
function cleanName(part: string | undefined): string | null {
  const name = part
    ?.replace(/\([^)]*\)?|\[[^\]]*\]|https?:\S+/g, ' ')
    .replace(/\s+(is|are)\s+(hiring|looking|seeking)\b.*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:*#|-]+|[\s,:*|-]+$/g, '');
  const isNamed = /^The \p{Lu}/u.test(name ?? '') || !generic.test(name ?? '');
  return name && name.length <= 60 && /\p{L}/u.test(name) && isNamed ? name : null;
}

function hiringName(text: string): string | null {
  const named = text.matchAll(
    /(?:^|[.!:]\s|\b[Aa]t |\n)(\p{Lu}[\p{L}\p{N}.&'’+-]*(?: (?:of )?[\p{Lu}\p{N}&][\p{L}\p{N}.&'’+-]*){0,3})(?: ?\([^)]*\))?,? (?:is|are|needs|builds|makes|helps|wants)\b/gu,
  );
  for (const [, name] of named) {
    const clean = cleanName(name);
    if (clean !== null) return clean;
  }
  return null;
}

/** Sites on which employers of all kinds have pages. */
const shared =
  /ycombinator|google|github|bit\.ly|goo\.gl|linkedin|youtube|imgur|twitter|facebook|medium\.com|greenhouse|lever\.co|ashbyhq|workable|recruitee|smartrecruiters|workday|breezy|bamboohr|applytojob|jobvite|icims|teamtailor|personio|join\.com|notion|airtable|typeform|dropbox|angel\.co|wellfound|stackoverflow|indeed|dice\.com|glassdoor|techcrunch|wikipedia|resumator|amazonaws/;

function siteName(html: string): string | null {
  const text = plainText(html).slice(0, 2_000);
  for (const [, host = ''] of html.matchAll(/href="https?:(?:&#x2F;|\/){2}([\w.-]+)/gi)) {
    if (shared.test(host.toLowerCase())) continue;
    const site = host
      .toLowerCase()
      .replace(/^(www|jobs?|careers?|about|blog|apply|hire|team)\./, '');
    return spelledIn(text, site.split('.')[0] ?? '') ?? site;
  }
  return null;
}

/** "Automated Insights" for automatedinsights, where the text writes it so. */
function spelledIn(text: string, label: string): string | null {
  const words = text.match(/[\p{L}\p{N}&'’-]+/gu) ?? [];
  for (let start = 0; start < words.length; start++) {
    for (let count = 1; count <= 4; count++) {
      const name = words.slice(start, start + count);
      const squeezed = name
        .join('')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase();
      if (squeezed === label && /^[\p{Lu}\p{N}]/u.test(name[0] ?? '')) return name.join(' ');
      if (squeezed.length >= label.length) break;
    }
  }
  return null;
}

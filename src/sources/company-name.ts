import type { Source } from './adapter.ts';

/** The employer of a board of one employer: as configured, else by the board's token; null when neither tells. */
export function companyOf({ company, token, adapter }: Source): string | null {
  return company ?? nameInToken(adapter === 'workday' ? (token.split('/')[0] ?? '') : token);
}

/** "Acme Labs" of "acme-labs", "careers-acme-labs" or "jobs.acme-labs.com"; null for numbers and addresses. */
export function nameInToken(token: string): string | null {
  if (/[/:?]/.test(token)) return null;
  const words = labelIn(token)
    .replace(/-?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, '')
    .replace(/^(careers?|jobs?|career-site|external|internal)-(?=\w)/i, '')
    .split(/[-_+\s]+/)
    .filter((word) => word !== '');
  const name = words.map(capitalized).join(' ');
  return /\p{L}{2}/u.test(name) ? name : null;
}

/** A careers site under its employer's own name: the label before the suffix. */
function labelIn(token: string): string {
  const labels = token.split('.');
  if (labels.length < 2 || !/^[a-z]{2,}$/i.test(labels.at(-1) ?? '')) return token;
  const isSecondLevel = /^(co|com|org|net)$/i.test(labels.at(-2) ?? '') && labels.length > 2;
  return labels.at(isSecondLevel ? -3 : -2) ?? token;
}

/** A word that has capitals of its own is left as its owner writes it. */
function capitalized(word: string): string {
  return /\p{Lu}/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1);
}

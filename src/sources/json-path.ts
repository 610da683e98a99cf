import { isFields } from './envelope.ts';

/** The value at a path of field names and 0-based positions ("data.items.0.name"); undefined when there is none. */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.split('.').reduce<unknown>((inner, name) => {
    if (Array.isArray(inner)) return inner[Number(name)];
    return isFields(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
  }, value);
}

/** The text at a path, lists joined by ", "; null when there is none. */
export function textAt(value: unknown, path: string): string | null {
  const found = valueAt(value, path);
  const texts = (Array.isArray(found) ? found : [found]).map(plain).filter(Boolean);
  return texts.join(', ') || null;
}

/** The HTML at a path; a list of texts becomes a list in HTML. Null when there is none. */
export function htmlAt(value: unknown, path: string): string | null {
  const found = valueAt(value, path);
  if (!Array.isArray(found)) return plain(found) || null;
  const entries = found.map(plain).filter(Boolean);
  return entries.length > 0
    ? `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`
    : null;
}

/** A URL template with "{path}" replaced by the item's values, percent-encoded; null when one is missing. */
export function fillTemplate(template: string, item: unknown): string | null {
  let isWhole = true;
  const filled = template.replace(/\{([\w.]+)\}/g, (_, path: string) => {
    const text = textAt(item, path);
    if (text === null) isWhole = false;
    return encodeURIComponent(text ?? '');
  });
  return isWhole ? filled : null;
}

function plain(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.trim();
  return isFields(value) && typeof value.name === 'string' ? value.name.trim() : '';
}

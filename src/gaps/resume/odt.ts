import { refuse } from './limits.ts';
import type { ReadText } from './pdf.ts';
import { walkXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** The text of an OpenDocument text: headers and footers (from styles.xml), then the body. Tracked deletions and comments are left out. */
export async function readOdt(archive: Archive): Promise<ReadText> {
  const manifest = await archive.read('META-INF/manifest.xml');
  if (manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data')) {
    throw refuse('needs-password');
  }
  const texts: string[] = [];
  for (const name of ['styles.xml', 'content.xml']) {
    const part = await archive.read(name);
    if (part !== undefined) texts.push(readPart(part));
  }
  const text = texts.join('\n\n');
  if (text.trim() === '') throw refuse('no-text');
  return { text, warnings: [] };
}

const unseenElements = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:forms',
  'text:note-citation',
  'svg:desc',
  'svg:title',
]);

function readPart(bytes: Uint8Array): string {
  const lines: string[] = [];
  const open: string[] = [];
  let unseen = 0;
  let items = 0;
  const add = (text: string) => {
    if (open.length > 0 && unseen === 0) open[open.length - 1] += text;
  };
  walkXml(bytes, {
    open: (name, attributes) => {
      if (unseenElements.has(name)) unseen += 1;
      else if (name === 'text:p' || name === 'text:h') open.push(name === 'text:h' ? '\n' : '');
      else if (name === 'text:list-item') items += 1;
      else if (name === 'text:s') add(' '.repeat(Math.min(20, Number(attributes['text:c'] ?? 1))));
      else if (name === 'text:tab') add('   ');
      else if (name === 'text:line-break') add('\n');
    },
    close: (name) => {
      if (unseenElements.has(name)) unseen -= 1;
      else if (name === 'text:list-item') items -= 1;
      else if (name === 'text:p' || name === 'text:h') {
        const text = open.pop() ?? '';
        if (unseen === 0) lines.push(items > 0 && text.trim() !== '' ? `- ${text.trim()}` : text);
      }
    },
    text: add,
  });
  return lines.join('\n');
}

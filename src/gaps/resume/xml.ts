import { Parser } from 'htmlparser2';
import { limits, refuse } from './limits.ts';

export type XmlHandler = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/**
 * Walks an XML part. Document types are refused, so that no entity is ever expanded or fetched; so are parts that
 * nest deeper than a document does, and parts that end before their root does. Throws `RefusedError`.
 */
export function walkXml(bytes: Uint8Array, handler: XmlHandler): void {
  const xml = new TextDecoder(encodingOf(bytes)).decode(bytes);
  let depth = 0;
  let elements = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        elements += 1;
        if (depth > limits.xmlDepth) throw refuse('malformed', 'nested too deeply');
        handler.open(name, attributes);
      },
      onclosetag: (name) => {
        depth -= 1;
        handler.close(name);
      },
      ontext: handler.text,
      onprocessinginstruction: (name) => {
        if (name.startsWith('!')) throw refuse('malformed', 'it declares a document type');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  if (depth > 0 || elements === 0) throw refuse('malformed', 'it ends too soon');
  parser.end();
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

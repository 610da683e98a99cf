/** Writes the types of the API's client from its OpenAPI document: `npm run client`. */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';

type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
};
const schema = z.custom<Schema>((value) => typeof value === 'object');
const content = z.record(z.string(), z.looseObject({ schema: schema.optional() })).default({});
const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  schema,
});
const operation = z.looseObject({
  summary: z.string().default(''),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content })),
});
const document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});
type Operation = z.infer<typeof operation>;

/** The types of an OpenAPI document's operations and schemas, in the shape that openapi-fetch takes. */
export function clientTypes(openapi: unknown): string {
  const { paths, components } = document.parse(openapi);
  const routes = Object.entries(paths).map(
    ([path, methods]) =>
      `  ${quote(path)}: {\n${Object.entries(methods).map(writeOperation).join('')}  };\n`,
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, one]) => `    ${quote(name)}: ${typeOf(one)};\n`,
  );
  return `// Written by \`npm run client\` from the API's OpenAPI document.
export interface paths {
${routes.join('')}}
export interface components {
  schemas: {
${schemas.join('')}  };
}
`;
}

function writeOperation([method, about]: [string, Operation]): string {
  const { summary, parameters, requestBody, responses } = about;
  const params = ['path', 'query', 'header'].map((place) => {
    const here = parameters.filter((one) => one.in === place);
    if (here.length === 0) return `${place}?: never`;
    const needed = here.some(({ required }) => required);
    const fields = here.map(({ name, required, schema }) => field(name, required, schema));
    return `${place}${needed ? '' : '?'}: { ${fields.join(' ')} }`;
  });
  const body = requestBody ? `requestBody: { content: ${contentOf(requestBody.content)} };` : '';
  const answers = Object.entries(responses).map(
    ([status, { content }]) =>
      `${status}: { headers: Record<string, unknown>; content: ${contentOf(content)} };`,
  );
  return `    /** ${summary} */
    ${method}: { parameters: { ${params.join('; ')} }; ${body} responses: { ${answers.join(' ')} } };
`;
}

function contentOf(content: Record<string, { schema?: Schema | undefined }>): string {
  const kinds = Object.entries(content).map(
    ([kind, { schema }]) => `${quote(kind)}: ${schema ? typeOf(schema) : 'unknown'};`,
  );
  return `{ ${kinds.join(' ')} }`;
}

function typeOf(one: Schema): string {
  if (one.$ref) return `components['schemas'][${JSON.stringify(one.$ref.split('/').at(-1))}]`;
  if ('const' in one) return JSON.stringify(one.const);
  if (one.enum) return one.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = one.anyOf ?? one.oneOf;
  if (choices) return [...new Set(choices.map((choice) => wrap(typeOf(choice))))].join(' | ');
  if (one.allOf) return one.allOf.map((part) => wrap(typeOf(part))).join(' & ');
  if (Array.isArray(one.type)) {
    return [...new Set(one.type.map((type) => typeOf({ ...one, type })))].join(' | ');
  }
  if (one.type === 'array') return `${wrap(typeOf(one.items ?? {}))}[]`;
  if (one.type === 'object' || one.properties) return objectType(one);
  return (
    { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' }[
      one.type ?? ''
    ] ?? 'unknown'
  );
}

function objectType({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(([name, one]) =>
    field(name, required.includes(name), one),
  );
  const own = fields.length > 0 ? `{ ${fields.join(' ')} }` : '';
  const isOpen = typeof additionalProperties === 'object' && additionalProperties !== null;
  if (!isOpen) return own || 'Record<string, unknown>';
  const rest = typeOf(additionalProperties);
  const open = `{ [key: string]: ${own && rest !== 'unknown' ? 'unknown' : rest} }`;
  return own ? `${own} & ${open}` : open;
}

const field = (name: string, required: boolean, one: Schema) =>
  `${quote(name)}${required ? '' : '?'}: ${typeOf(one)};`;
const quote = (name: string) => (/^[a-z_]\w*$/i.test(name) ? name : JSON.stringify(name));
const wrap = (type: string) => (/[|&]/.test(type) ? `(${type})` : type);

if (import.meta.main) {
  const { readOpenapi } = await import('../tests/api/_openapi.ts');
  writeFileSync('src/client/api.ts', clientTypes(await readOpenapi()));
}

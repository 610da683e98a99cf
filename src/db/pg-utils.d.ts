declare module 'pg/lib/utils.js' {
  /** Returns a value as `pg` would send it: text, a Buffer for bytea, or null. */
  export function prepareValue(value: unknown): string | Buffer | null | undefined;
}

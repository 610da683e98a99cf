/** Where a source's employers hire, as groups of markets: what `sources list --region` filters by. */
export const regions = [
  'az',
  'tr',
  'cee',
  'eu',
  'us',
  'ca',
  'latam',
  'mea',
  'in',
  'apac',
  'remote',
  'global',
] as const;
export type Region = (typeof regions)[number];

/** One source as the catalogue has it. */
export type CatalogueEntry = {
  adapter: string;
  token: string;
  /** What stands for the token in the slug where the token is a URL. */
  name?: string;
  /** The employer; null for boards of many employers. */
  company: string | null;
  region: Region;
  /** The day on which the board was last seen answering, null where only its address is known. */
  seen: string | null;
  settings?: Readonly<Record<string, unknown>>;
  /** Why it is not read unless somebody enables it. */
  disabled?: string;
};

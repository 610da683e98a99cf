import type { CatalogueEntry } from '../../src/sources/catalogue-entry.ts';

export const breezy: readonly CatalogueEntry[] = [
  {
    adapter: 'breezy',
    token: 'genestack-ltd',
    company: 'Genestack',
    region: 'eu',
    seen: '2026-08-22',
  },
  { adapter: 'breezy', token: 'reface', company: 'Reface', region: 'eu', seen: '2026-08-22' },
  {
    adapter: 'breezy',
    token: 'servers-com',
    company: 'servers.com',
    region: 'eu',
    seen: '2026-08-22',
  },
  {
    adapter: 'breezy',
    token: 'social-discovery-ventures',
    company: 'Social Discovery Group',
    region: 'eu',
    seen: '2026-08-22',
  },
  { adapter: 'breezy', token: 'verity-ag', company: 'Verity', region: 'eu', seen: '2026-08-22' },
  { adapter: 'breezy', token: 'vyntra', company: 'Vyntra', region: 'eu', seen: '2026-08-22' },
];

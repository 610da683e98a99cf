import type { CatalogueEntry } from '../../src/sources/catalogue-entry.ts';

export const icims: readonly CatalogueEntry[] = [
  { adapter: 'icims', token: 'careers-axway', company: 'Axway', region: 'us', seen: '2026-07-02' },
  {
    adapter: 'icims',
    token: 'careers-sig',
    company: 'Susquehanna International Group',
    region: 'us',
    seen: '2026-08-20',
  },
];

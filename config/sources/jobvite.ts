import type { CatalogueEntry } from '../../src/sources/catalogue-entry.ts';

export const jobvite: readonly CatalogueEntry[] = [
  {
    adapter: 'jobvite',
    token: 'genpactexperience',
    company: 'Genpact',
    region: 'us',
    seen: '2026-08-22',
  },
  {
    adapter: 'jobvite',
    token: 'leantechio',
    company: 'Lean Tech Careers',
    region: 'us',
    seen: '2026-08-04',
  },
  { adapter: 'jobvite', token: 'nutanix', company: 'Nutanix', region: 'us', seen: '2026-07-20' },
];

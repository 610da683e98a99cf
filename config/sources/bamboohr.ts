import type { CatalogueEntry } from '../../src/sources/catalogue-entry.ts';

export const bamboohr: readonly CatalogueEntry[] = [
  { adapter: 'bamboohr', token: 'beqom', company: 'beqom', region: 'eu', seen: '2026-08-22' },
  {
    adapter: 'bamboohr',
    token: 'carepay',
    company: 'CarePay International',
    region: 'eu',
    seen: '2026-08-22',
  },
  {
    adapter: 'bamboohr',
    token: 'contextlabs',
    company: 'Context Labs',
    region: 'eu',
    seen: '2026-08-22',
  },
  {
    adapter: 'bamboohr',
    token: 'fixposition',
    company: 'FIXPOSITION',
    region: 'eu',
    seen: '2026-08-22',
  },
  { adapter: 'bamboohr', token: 'kandou', company: 'Kandou', region: 'eu', seen: '2026-08-22' },
  { adapter: 'bamboohr', token: 'lxt', company: 'LXT', region: 'eu', seen: '2026-08-22' },
  {
    adapter: 'bamboohr',
    token: 'nexthopai',
    company: 'Nexthop AI',
    region: 'eu',
    seen: '2026-08-22',
  },
  {
    adapter: 'bamboohr',
    token: 'rangeforce',
    company: 'Cyberbit',
    region: 'eu',
    seen: '2026-08-22',
  },
  {
    adapter: 'bamboohr',
    token: 'wonderflow',
    company: 'Wonderflow',
    region: 'eu',
    seen: '2026-08-22',
  },
];

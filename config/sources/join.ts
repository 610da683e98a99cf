import type { CatalogueEntry } from '../../src/sources/catalogue-entry.ts';

export const join: readonly CatalogueEntry[] = [
  { adapter: 'join', token: 'cddsai', company: 'CDDS AG', region: 'eu', seen: '2026-08-22' },
  { adapter: 'join', token: 'ctlde', company: 'CTL GmbH', region: 'eu', seen: '2026-08-22' },
  {
    adapter: 'join',
    token: 'danielbluemleinde',
    company: 'Blümlein AI & Automation GmbH',
    region: 'eu',
    seen: '2026-08-22',
  },
  { adapter: 'join', token: 'join', company: 'JOIN', region: 'eu', seen: '2026-08-22' },
];

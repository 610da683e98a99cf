import type { CatalogueEntry } from '../../src/sources/catalogue-entry.ts';

export const rippling: readonly CatalogueEntry[] = [
  { adapter: 'rippling', token: 'chess', company: 'Chess.com', region: 'us', seen: '2026-08-22' },
  { adapter: 'rippling', token: 'forterra', company: 'Forterra', region: 'us', seen: '2026-08-22' },
  {
    adapter: 'rippling',
    token: 'overland-ai',
    company: 'Overland AI',
    region: 'us',
    seen: '2026-08-22',
  },
  { adapter: 'rippling', token: 'rippling', company: 'Rippling', region: 'us', seen: '2026-08-22' },
  { adapter: 'rippling', token: 'shippo', company: 'Shippo', region: 'us', seen: '2026-08-22' },
];

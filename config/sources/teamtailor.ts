import type { CatalogueEntry } from '../../src/sources/catalogue-entry.ts';

export const teamtailor: readonly CatalogueEntry[] = [
  {
    adapter: 'teamtailor',
    token: 'bearingpointgmbh',
    company: 'BearingPoint',
    region: 'eu',
    seen: '2026-08-22',
  },
  { adapter: 'teamtailor', token: 'bryter', company: 'BRYTER', region: 'eu', seen: '2026-08-22' },
  { adapter: 'teamtailor', token: 'dema', company: 'Dema', region: 'eu', seen: '2026-08-22' },
  {
    adapter: 'teamtailor',
    token: 'doconomy',
    company: 'Doconomy',
    region: 'eu',
    seen: '2026-08-22',
  },
  { adapter: 'teamtailor', token: 'hedvig', company: 'Hedvig', region: 'eu', seen: '2026-08-22' },
  {
    adapter: 'teamtailor',
    token: 'huaweiresearchcentergermanyaustria',
    company: 'Huawei',
    region: 'eu',
    seen: '2026-08-22',
  },
  {
    adapter: 'teamtailor',
    token: 'iqm',
    company: 'IQM Quantum Computers',
    region: 'eu',
    seen: '2026-08-22',
  },
  { adapter: 'teamtailor', token: 'luzia', company: 'Luzia', region: 'eu', seen: '2026-08-22' },
  { adapter: 'teamtailor', token: 'palta', company: 'Palta', region: 'eu', seen: '2026-08-22' },
  {
    adapter: 'teamtailor',
    token: 'polestar',
    company: 'Polestar',
    region: 'eu',
    seen: '2026-08-22',
  },
  { adapter: 'teamtailor', token: 'rebtel', company: 'Rebtel', region: 'eu', seen: '2026-08-22' },
  {
    adapter: 'teamtailor',
    token: 'tradingview',
    company: 'TradingView',
    region: 'eu',
    seen: '2026-08-22',
  },
  {
    adapter: 'teamtailor',
    token: 'vicarius',
    company: 'Vicarius',
    region: 'eu',
    seen: '2026-08-22',
  },
];

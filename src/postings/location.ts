import { fold } from './fold.ts';
import { type City, type PlaceNames, placeNames } from './place-names.ts';

export type Place = { country: string | null; city: string | null };

const NOWHERE: Place = { country: null, city: null };
/** Words around a place that name none: ways of working, "greater … area", company speak. */
const NOISE =
  /\b(?:remote(?:ly)?|hybrid|on-?site|in[- ]office|office|hq|headquarters|greater|metro(?:politan)?|downtown|(?<!\bbay )area|region|city of|county|full[- ]?time|only|based|preferred|ok|friendly|first|anywhere in(?: the)?|within|from|near|centre|center|or|and|us-|flexible|home ?office|work from home|wfh|the)\b/giu;
const SEPARATORS =
  /\s+[-–—]+\s+|[,;/|()[\]·•&:]|\s+(?:or|and|oder|und|ou|o|y|lub|və|ve|или|и)\s+|(?<=[A-Z]{2})\.(?=[A-Z])/u;
const MOST_LOCATIONS = 20;
/** Codes of states too, but a board that gives nothing else means the country. */
const BARE_COUNTRY_CODES = new Set(['DE', 'IN', 'IL', 'ID', 'AR', 'CO']);
const CONTINENT =
  /^(?:europe|asia|africa|americas|america|emea|apac|latam|mena|dach|nordics|eu|worldwide|global)$/i;

/**
 * Returns the first place that the location strings name (the country as ISO 3166 alpha-2, the city in
 * its usual English name). The board's own country field wins over what is read; where the board gives
 * no location at all, the "|"-separated headline of the text is read. Regions ("EMEA") are no country.
 */
export function readPlace(given: {
  locations: readonly string[];
  country: string | null;
  text: string;
}): Place {
  const named = given.locations
    .filter((location) => location.trim() !== '')
    .slice(0, MOST_LOCATIONS);
  const country = countryOf(given.country);
  const candidates = named.length > 0 ? named : headlineParts(given.text);
  const places = candidates.map((location) => placeIn(location, country));
  const best =
    places.find((place) => place.city && place.country) ??
    places.find((place) => place.country) ??
    NOWHERE;
  return { country: country ?? best.country, city: best.city };
}

function countryOf(field: string | null): string | null {
  const text = field?.trim() ?? '';
  if (text === '') return null;
  const names = placeNames();
  const code = text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase();
  return names.alpha2.has(code) ? code : (names.countries.get(fold(text)) ?? null);
}

/** Parts of "Acme | Berlin, Germany | ONSITE" in which every word belongs to a place. */
function headlineParts(text: string): string[] {
  const line = text.slice(0, 300).split('\n')[0] ?? '';
  const parts = line.split(/\||\s+[-–—]+\s+/u);
  if (parts.length < 2) return [];
  return parts.filter((part) => part.length < 80 && isPlaceOnly(part));
}

function isPlaceOnly(part: string): boolean {
  const names = placeNames();
  const pieces = splitPieces(part);
  return (
    pieces.length > 0 && pieces.every((piece) => isKnown(names, piece) || CONTINENT.test(piece))
  );
}

function isKnown(names: PlaceNames, piece: string): boolean {
  const key = fold(piece);
  return (
    names.cities.has(key) ||
    names.countries.has(key) ||
    names.regions.has(key) ||
    names.stateCodes.has(piece)
  );
}

function splitPieces(location: string): string[] {
  return location
    .slice(0, 200)
    .replace(NOISE, ' ')
    .split(SEPARATORS)
    .map((piece) => piece.replace(/^[\s.\d-]+|[\s\d-]+$/gu, '').replace(/\s+/gu, ' '))
    .filter((piece) => piece.length > 1);
}

function placeIn(location: string, within: string | null): Place {
  const names = placeNames();
  const pieces = splitPieces(location).flatMap((piece) =>
    isKnown(names, piece) ? [piece] : splitKnown(names, piece),
  );
  const country = within ?? countryAmong(names, pieces);
  for (const [i, piece] of pieces.entries()) {
    const city = cityNamed(names, piece, country ?? regionAfter(names, pieces, i));
    if (city) return { city: city.name, country: country ?? city.country };
  }
  if (within === null && isManyLands(names, pieces)) return NOWHERE;
  return {
    country: country ?? regionAmong(names, pieces),
    city: unlistedCity(names, pieces, country),
  };
}

/** "Americas, Europe, Israel": the continents of a remote job, of which no country is the place. */
function isManyLands(names: PlaceNames, pieces: readonly string[]): boolean {
  const continents = pieces.filter((piece) => CONTINENT.test(piece)).length;
  const countries = pieces.filter((piece) => names.countries.has(fold(piece))).length;
  return continents > 1 || (continents === 1 && countries > 1);
}

/** The first country that a piece names in full or by a code that is no American state's. */
function countryAmong(names: PlaceNames, pieces: readonly string[]): string | null {
  for (const [i, piece] of pieces.entries()) {
    const named = names.countries.get(fold(piece));
    if (named && !isStateHere(names, pieces, i)) return named;
    if (names.alpha2.has(piece) && !names.stateCodes.has(piece)) return piece;
    // "Berlin, DE" and "Baku, AZ": the code is the country's where the city before it is there.
    const before = i > 0 ? (names.cities.get(fold(pieces[i - 1] ?? '')) ?? []) : [];
    if (names.alpha2.has(piece) && before[0]?.country === piece) return piece;
    if (pieces.length === 1 && BARE_COUNTRY_CODES.has(piece)) return piece;
  }
  return null;
}

/** "Atlanta, Georgia": the name of a country and of a state, after a city of that state's country. */
function isStateHere(names: PlaceNames, pieces: readonly string[], at: number): boolean {
  const state = names.regions.get(fold(pieces[at] ?? ''));
  const before = at > 0 ? names.cities.get(fold(pieces[at - 1] ?? '')) : undefined;
  return state !== undefined && before?.[0]?.country === state;
}

function regionAfter(names: PlaceNames, pieces: readonly string[], at: number): string | null {
  const next = pieces[at + 1];
  return next === undefined ? null : regionOf(names, next);
}

function regionAmong(names: PlaceNames, pieces: readonly string[]): string | null {
  for (const piece of pieces) {
    const country = regionOf(names, piece);
    if (country) return country;
  }
  return null;
}

function regionOf(names: PlaceNames, piece: string): string | null {
  return names.stateCodes.get(piece) ?? names.regions.get(fold(piece)) ?? null;
}

function cityNamed(names: PlaceNames, piece: string, country: string | null): City | null {
  const cities = names.cities.get(fold(piece)) ?? [];
  if (country !== null) return cities.find((city) => city.country === country) ?? null;
  const largest = cities[0] ?? null;
  // "Virginia" alone is the state, not the town in South Africa; "Washington" and "New York" are both.
  const state = names.regions.get(fold(piece));
  return state !== undefined && largest?.country !== state ? null : largest;
}

/** A town too small for the gazetteer: what stands right before a state or country ("Eagan, MN"). */
function unlistedCity(
  names: PlaceNames,
  pieces: readonly string[],
  country: string | null,
): string | null {
  const [first, second] = pieces;
  if (first === undefined || second === undefined || isKnown(names, first)) return null;
  if (!/^\p{Lu}/u.test(first) || CONTINENT.test(first)) return null;
  const isAfter = names.stateCodes.has(second) || names.countries.get(fold(second)) === country;
  return isAfter && (country !== null || names.stateCodes.has(second)) && first.length < 40
    ? first
    : null;
}

/** "Boston MA USA", "Montreal QC", "USA VA Chantilly": pieces within a piece that has no separators. */
function splitKnown(names: PlaceNames, piece: string): string[] {
  const words = piece.split(' ');
  const parts: string[] = [];
  for (let at = 0; at < words.length; ) {
    let size = Math.min(4, words.length - at);
    while (size > 1 && !isKnown(names, words.slice(at, at + size).join(' '))) size--;
    parts.push(words.slice(at, at + size).join(' '));
    at += size;
  }
  return parts.some((part) => isKnown(names, part)) ? parts : [piece];
}

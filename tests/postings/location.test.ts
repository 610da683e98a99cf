import { expect, test } from 'vitest';
import { readPlace } from '../../src/postings/location.ts';

const read = (location: string, country: string | null = null) => {
  const place = readPlace({ locations: [location], country, text: '' });
  return `${place.city ?? '-'}/${place.country ?? '-'}`;
};

test.each([
  ['Berlin, Germany', 'Berlin/DE'],
  ['Berlin, DE', 'Berlin/DE'],
  ['München', 'Munich/DE'],
  ['Bakı, Azərbaycan', 'Baku/AZ'],
  ['Baku, AZ', 'Baku/AZ'],
  ['Phoenix, AZ', 'Phoenix/US'],
  ['Remote - US', '-/US'],
  ['London', 'London/GB'],
  ['London, Ontario, Canada', 'London/CA'],
  ['Bay Area', 'San Francisco/US'],
  ['NYC', 'New York/US'],
  ['Washington, D.C.', 'Washington/US'],
  ['Atlanta, Georgia', 'Atlanta/US'],
  ['Tbilisi, Georgia', 'Tbilisi/GE'],
  ['Virginia', '-/US'],
  ['USA.VA.Reston', 'Reston/US'],
  ['US, CA, San Jose, Rio Robles', 'San Jose/US'],
  ['Bengaluru, KA, India', 'Bengaluru/IN'],
  ['Amsterdam, NLD', 'Amsterdam/NL'],
  ['Cape Town or Johannesburg', 'Cape Town/ZA'],
  ['Smallville, KS', 'Smallville/US'],
  ['Москва, Россия', 'Moscow/RU'],
  ['Köln (Hybrid)', 'Cologne/DE'],
  ['EMEA', '-/-'],
  ['Worldwide', '-/-'],
  ['Americas, Europe, Israel', '-/-'],
  ['Europe, Canada, South Africa', '-/-'],
  ['Germany, Europe', '-/DE'],
  ['3 Locations', '-/-'],
])('%s is in %s', (location, place) => {
  expect(read(location)).toBe(place);
});

test("the board's own country wins and tells cities of one name apart", () => {
  expect(read('Birmingham', 'US')).toBe('Birmingham/US');
  expect(read('Valencia', 'Venezuela')).toBe('Valencia/VE');
});

test('of several locations the first with a city counts', () => {
  expect(
    readPlace({ locations: ['Remote', 'Europe', 'Oslo, Norway'], country: null, text: '' }),
  ).toEqual({
    country: 'NO',
    city: 'Oslo',
  });
});

test('without a location the headline of the text is read, but not its company', () => {
  const text = 'Orlando Systems | Backend Engineer | Lyon, France | ONSITE\n\nWe build.';
  expect(readPlace({ locations: [], country: null, text })).toEqual({
    country: 'FR',
    city: 'Lyon',
  });
});

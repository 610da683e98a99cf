export { parseDate as isoDate } from '../postings/date.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Any notation a board uses (ISO with or without zone, RFC 822, epoch in seconds or milliseconds,
 * DD/MM/YYYY, DD.MM.YYYY) as ISO 8601 in UTC, or null. A time without a zone is taken as UTC.
 */
export function isoDate(value: unknown): string | null {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || !value.trim()) return null;
  const written = value.trim();
  if (/^\d{10}(\d{3})?$/.test(written)) return fromEpoch(Number(written));
  return fromIso(written) ?? fromDayFirst(written) ?? fromWords(written);
}

function fromEpoch(value: number): string | null {
  // 1e11 seconds is the year 5138; as milliseconds it is 1973, before any board.
  return toIso(value < 1e11 ? value * 1000 : value);
}

function fromIso(written: string): string | null {
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
      written,
    );
  if (!parts) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = ''] = parts;
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const zone = /^[+-]/.test(parts[8] ?? '') ? parts[8] : 'Z';
  const stamp = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${zone}`;
  return toIso(Date.parse(stamp.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')));
}

function fromDayFirst(written: string): string | null {
  const parts = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\s+(\d{1,2}):(\d{2}))?/.exec(written);
  if (!parts) return null;
  const [, day, month, year, hour = '0', minute = '0'] = parts;
  if (Number(month) > 12 || Number(day) > 31) return null;
  return toIso(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)),
  );
}

/** RFC 822 and its relatives ("Thu, 06 Aug 2026 07:10:00 +0200", "12 April 2013", "April 12, 2013"). */
function fromWords(written: string): string | null {
  const named = /(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})/i.exec(written);
  const american = /([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/i.exec(written);
  const [day, word, year] = named
    ? [named[1], named[2], named[3]]
    : [american?.[2], american?.[1], american?.[3]];
  const month = months.indexOf((word ?? '').toLowerCase());
  if (month < 0) return null;
  const time = /(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(written);
  const at = Date.UTC(
    Number(year),
    month,
    Number(day),
    Number(time?.[1] ?? 0),
    Number(time?.[2] ?? 0),
    Number(time?.[3] ?? 0),
  );
  return toIso(at - offsetMinutes(written) * 60_000);
}

const namedOffsets: Readonly<Record<string, number>> = {
  EDT: -240,
  EST: -300,
  CDT: -300,
  CST: -360,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
};

function offsetMinutes(written: string): number {
  const parts = /([+-])(\d{2}):?(\d{2})$/.exec(written);
  if (!parts) return namedOffsets[written.slice(-3)] ?? 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === '-' ? -minutes : minutes;
}

function toIso(millis: number): string | null {
  if (!Number.isFinite(millis) || Math.abs(millis) > 8.64e15) return null;
  return new Date(millis).toISOString();
}

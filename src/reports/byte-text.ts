/** A text in the making, as UTF-8 bytes: a long table takes millions of figures, which need no strings of their own. */
export type ByteText = { bytes: Uint8Array<ArrayBuffer>; length: number };

/** How many digits follow the point, and ten to their power. */
export type Decimals = { digits: number; power: number };

const zero = 48;
const point = 46;
const minus = 45;
/** A figure that is written digit by digit takes no more: a sign, ten digits and a point. */
const widest = 12;
const encoder = new TextEncoder();

/** Returns an empty text. */
export function createByteText(): ByteText {
  return { bytes: new Uint8Array(1 << 16), length: 0 };
}

/** Returns what was written, and empties the text. */
export function takeText(text: ByteText): string {
  const taken = Buffer.from(text.bytes.buffer, 0, text.length).toString();
  text.length = 0;
  return taken;
}

/** The UTF-8 bytes of a text. */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Adds what `encodeText` made. */
export function writeBytes(text: ByteText, part: Uint8Array): void {
  reserve(text, part.length);
  const { bytes, length } = text;
  // Cells are short: a loop costs less than a call of `set`.
  for (let i = 0; i < part.length; i += 1) bytes[length + i] = part[i] ?? 0;
  text.length = length + part.length;
}

/** Adds what `fixed` gives of a figure. */
export function writeFixed(text: ByteText, value: number, { digits, power }: Decimals): void {
  if (Number.isNaN(value)) return;
  const scaled = Math.abs(value) * power;
  const below = Math.floor(scaled);
  const rest = scaled - below;
  // The product is off by less than 2^-22: near a tie it cannot tell which way the value itself is rounded.
  if (!(scaled < 2 ** 31 - 1) || Math.abs(rest - 0.5) < 1e-6) {
    writeBytes(text, encodeText(fixed(value, digits)));
    return;
  }
  reserve(text, widest);
  const rounded = rest > 0.5 ? below + 1 : below;
  if (value < 0 && rounded > 0) writeByte(text, minus);
  const whole = Math.floor(rounded / power);
  writeDigits(text, whole, countDigits(whole));
  if (digits === 0) return;
  writeByte(text, point);
  writeDigits(text, rounded - whole * power, digits);
}

/** As `toFixed`, but never "-0.00"; nothing for what is no finite number. */
export function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '';
  if (digits === 0 && Number.isInteger(value)) return String(value + 0);
  const text = value.toFixed(digits);
  return value < 0 && Number(text) === 0 ? text.slice(1) : text;
}

function reserve(text: ByteText, more: number): void {
  if (text.length + more <= text.bytes.length) return;
  const grown = new Uint8Array(2 * (text.length + more));
  grown.set(text.bytes.subarray(0, text.length));
  text.bytes = grown;
}

function writeByte(text: ByteText, byte: number): void {
  text.bytes[text.length] = byte;
  text.length += 1;
}

function writeDigits(text: ByteText, number: number, width: number): void {
  const { bytes, length } = text;
  let rest = number | 0;
  for (let at = length + width - 1; at >= length; at -= 1) {
    const tenth = (rest / 10) | 0;
    bytes[at] = zero + rest - 10 * tenth;
    rest = tenth;
  }
  text.length = length + width;
}

function countDigits(whole: number): number {
  let digits = 1;
  for (let bound = 10; whole >= bound; bound *= 10) digits += 1;
  return digits;
}

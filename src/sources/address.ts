import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { RefusedError } from '../errors.ts';
import { refused } from './reasons.ts';

/** Resolves a host name to all its addresses; injected in tests to act out DNS rebinding. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

type Done = (
  error: Error | null,
  address: string | LookupAddress[],
  family?: number | undefined,
) => void;

/** Azure answers metadata on an address that is otherwise public; the others are in private ranges. */
const metadataAddresses = ['168.63.129.16'];

/**
 * Returns whether an IP address (literal, IPv4 or IPv6) is on the public internet. Loopback, private,
 * link-local, carrier-grade NAT, metadata, IPv4-mapped, NAT64, 6to4, Teredo and reserved ones are not.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.split('%', 1)[0] ?? '';
  if (!ipaddr.isValid(bare) || metadataAddresses.includes(bare)) return false;
  return ipaddr.parse(bare).range() === 'unicast';
}

/**
 * Returns whether `hostname` and `port` are on the list of hosts that may be private; an entry is "host"
 * or "host:port", IPv6 in brackets.
 */
export function isAllowedHost(allowHosts: readonly string[], hostname: string, port: string) {
  const name = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
  return allowHosts.some((entry) => entry === name || entry === `${name}:${port}`);
}

/** Returns the error (private-address) of a host name that is an IP literal and not public, else null. */
export function literalError(hostname: string): RefusedError | null {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) !== 0 && !isPublicAddress(literal)
    ? refused('private-address', literal)
    : null;
}

/**
 * Returns a `lookup` for `net.connect` that hands out public addresses only, so that the address that was
 * checked is the one connected to; a name with none fails with `RefusedError` (private-address).
 */
export function guardedLookup(resolve: Resolve = resolveAll) {
  return (hostname: string, options: LookupOptions, done: Done): void => {
    resolve(hostname, (error, addresses) => {
      if (error) return done(error, []);
      const open = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = open;
      if (!first) return done(refused('private-address', hostname), []);
      if (options.all) return done(null, open);
      return done(null, first.address, first.family);
    });
  };
}

function resolveAll(hostname: string, done: Parameters<Resolve>[1]): void {
  systemLookup(hostname, { all: true }, done);
}

import { readFileSync } from 'node:fs';
import type { Config } from '../../config/config.ts';
import { type Network, openNetwork } from './fetch.ts';
import type { HostPolicy } from './host-store.ts';

type NetworkConfig = Pick<Config, 'contact' | 'allowPrivate' | 'fetching' | 'hostIntervalMs'>;

/** Returns the network of a configuration, under our own name: "gapmap/<version> (+<contact>)". */
export function openNetworkFor(config: NetworkConfig): Network {
  const { timeoutMs, maxBytes } = config.fetching;
  return openNetwork({
    userAgent: `gapmap/${readVersion()} (+${config.contact})`,
    allowHosts: config.allowPrivate,
    limits: {
      connectTimeoutMs: Math.min(timeoutMs, 10_000),
      headersTimeoutMs: timeoutMs,
      idleTimeoutMs: timeoutMs,
      totalTimeoutMs: timeoutMs * 4,
      maxBytes,
      maxInflatedBytes: maxBytes * 2,
    },
  });
}

/** Returns how a configuration wants hosts to be treated. */
export function hostPolicyOf(config: NetworkConfig): HostPolicy {
  const { maxWaitMs, breakerFailures, timeoutMs } = config.fetching;
  const { breakerCooldownMs, breakerMaxCooldownMs } = config.fetching;
  return {
    intervalMs: config.hostIntervalMs,
    maxWaitMs,
    failureThreshold: breakerFailures,
    cooldownMs: breakerCooldownMs,
    maxCooldownMs: Math.max(breakerCooldownMs, breakerMaxCooldownMs),
    probeMs: timeoutMs * 6,
  };
}

function readVersion(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version?: unknown } = JSON.parse(file);
  return typeof version === 'string' ? version : '0.0.0';
}

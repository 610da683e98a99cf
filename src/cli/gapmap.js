#!/usr/bin/env node
// JavaScript, so that Node need not load its TypeScript parser: everything behind it is read from the compile cache.
import * as nodeModule from 'node:module';

if (nodeModule.enableCompileCache && process.features.typescript) {
  nodeModule.enableCompileCache();
  const { useBundles } = await import('../libraries.js');
  useBundles();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error(
    `gapmap needs Node 22.18 or newer, and this is ${process.version}. Its own one starts with \`npx gapmap\` in the checkout, after \`npm ci\`.`,
  );
  process.exitCode = 2;
}

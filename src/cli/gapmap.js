#!/usr/bin/env node
// JavaScript, so that Node need not load its TypeScript parser: everything behind it is read from the compile cache.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));

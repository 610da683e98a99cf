// JavaScript, as cli/gapmap.js: a thread is told nothing of the compile cache and the bundles of its process, and took
// more than a second to parse again what that had compiled.
import { enableCompileCache } from 'node:module';
import { useBundles } from './libraries.js';

enableCompileCache();
useBundles();
await import(process.argv[2]);

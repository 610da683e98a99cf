/** Types of `libraries.js`, which is JavaScript. */
export const libraries: readonly string[];
export function bundleOf(name: string): URL;
export function useBundles(): void;

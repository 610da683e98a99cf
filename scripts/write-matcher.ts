/** Compiles the inner loop of the matcher from its AssemblyScript: `npm run matcher`. */
import { writeFileSync } from 'node:fs';
import { main } from 'assemblyscript/asc';

const source = 'src/skills/assembly/scan.ts';
const target = 'src/skills/scan-module.ts';

/** Returns the text of the module that holds the compiled loop; throws with what the compiler says. */
export async function compileMatcher(): Promise<string> {
  let binary: Uint8Array = new Uint8Array();
  const { error, stderr } = await main(
    [
      source,
      '--outFile',
      'scan.wasm',
      '--optimizeLevel',
      '3',
      '--runtime',
      'stub',
      '--noAssert',
      '--importMemory',
      '--enable',
      'simd',
    ],
    {
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return `/** \`assembly/scan.ts\` compiled to WebAssembly, in hexadecimal: \`npm run matcher\`. */
export const scanModule =
  '${Buffer.from(binary).toString('hex')}';
`;
}

if (import.meta.main) writeFileSync(target, await compileMatcher());

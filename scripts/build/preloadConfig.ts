import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { licensePlugins } from './licenses/licensePlugins.ts';
import { EXTERNALS } from './nodeConfig.ts';

/** The preload script: one CommonJS file, since a sandboxed preload cannot load modules. */
export function preloadConfig(root: string, outDir: string): InlineConfig {
  return {
    root,
    publicDir: false,
    plugins: [licensePlugins(root, 'preload').build],
    ssr: { noExternal: true, external: EXTERNALS, target: 'node' },
    build: {
      ssr: join(root, 'main/electron/preload.ts'),
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
    },
  };
}

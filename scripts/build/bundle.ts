import { join } from 'node:path';
import { build, type InlineConfig, type Logger } from 'vite';
import { nodeConfig } from './nodeConfig.ts';
import type { PartName } from './parts.ts';
import { preloadConfig } from './preloadConfig.ts';
import { rendererConfig } from './rendererConfig.ts';

const CONFIGS: Record<PartName, (root: string, outDir: string) => InlineConfig> = {
  node: (root, staging) => nodeConfig(root, join(staging, 'node')),
  preload: (root, staging) => preloadConfig(root, join(staging, 'node')),
  renderer: (root, staging) => rendererConfig(root, join(staging, 'renderer')),
};

/** Bundles a part into `staging`, with paths as in `dist/`. */
export async function bundle(part: PartName, root: string, staging: string): Promise<void> {
  const config = CONFIGS[part](root, staging);
  const common: InlineConfig = {
    configFile: false,
    envDir: false,
    mode: 'production',
    logLevel: 'warn',
    customLogger: createLogger(),
  };
  await asProduction(() => build({ ...common, ...config }));
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
    error: (message) => console.error(message),
    clearScreen: () => {},
    hasErrorLogged: () => false,
  };
}

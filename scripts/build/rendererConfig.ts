import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { NONCE_PLACEHOLDER } from '../../main/page/nonce.ts';
import { licensePlugins } from './licenses/licensePlugins.ts';

/**
 * The page, for both hosts. URLs are relative, so that it works at `http://127.0.0.1:PORT/` and at `app://backwire/`. Nothing is
 * inlined: the hosts' Content-Security-Policy allows scripts, fonts and pictures only from files.
 */
export function rendererConfig(root: string, outDir: string): InlineConfig {
  const licenses = licensePlugins(root, 'renderer');
  return {
    root: join(root, 'renderer'),
    base: './',
    publicDir: false,
    plugins: [react(), licenses.build],
    worker: { plugins: () => [licenses.worker] },
    html: { cspNonce: NONCE_PLACEHOLDER },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome120', 'firefox121', 'safari17'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
    },
  };
}

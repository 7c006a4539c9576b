import { t } from '../language/index.ts';

/** How the network is computed, as the main process describes it, in the language in use. */
export function sayEngine(engine: string): string {
  return engine.replace(/threads?/, (word) => (word === 'thread' ? t('thread') : t('threads')));
}

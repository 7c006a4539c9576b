import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A package of this folder, which is installed on first use and so unknown to the type checker: the caller says what it needs of it.
 * @throws Error in one line where it is not installed or does not load
 */
export function loadPeer<Api>(name: string): Api {
  try {
    return require(name) as Api;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(`${name} does not load: ${reason}`);
  }
}

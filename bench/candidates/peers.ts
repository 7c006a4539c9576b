import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A package of this folder, installed on first use and thus unknown to the type checker: the caller gives the part it uses.
 * @throws Error in one line if it is not installed or does not load
 */
export function loadPeer<Api>(name: string): Api {
  try {
    return require(name) as Api;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(`${name} does not load: ${reason}`);
  }
}

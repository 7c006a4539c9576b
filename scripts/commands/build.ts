import { ensureBuilt } from '../build/ensureBuilt.ts';

/** `npm run build`: builds outdated parts. */
export async function run(): Promise<number> {
  await ensureBuilt();
  return 0;
}

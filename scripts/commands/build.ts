import { ensureBuilt } from '../build/ensureBuilt.ts';

/** `npm run build`: builds what is not up to date. */
export async function run(): Promise<number> {
  await ensureBuilt();
  return 0;
}

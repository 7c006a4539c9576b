import { stat } from 'node:fs/promises';
import type { PreparedWeights, WrittenWeights } from '#app/weights/index.ts';

/** Writes, verifies and reports a weights file. @throws UserError file.*, weights.notVerified */
export async function writePrepared(prepared: PreparedWeights, path: string): Promise<WrittenWeights> {
  const { parameters, write } = prepared;
  const verification = await write(path);
  return { path, bytes: (await stat(path)).size, parameters, verification };
}

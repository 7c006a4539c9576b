import { stat } from 'node:fs/promises';
import type { PreparedWeights, WrittenWeights } from '#app/weights/index.ts';

/** Writes and verifies a file of weights, and says what it became. @throws UserError file.*, weights.notVerified */
export async function writePrepared(prepared: PreparedWeights, path: string): Promise<WrittenWeights> {
  const { parameters, write } = prepared;
  const verification = await write(path);
  return { path, bytes: (await stat(path)).size, parameters, verification };
}

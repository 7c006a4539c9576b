import type { Clip } from './clip.ts';
import { globalNorm } from './globalNorm.ts';
import { norm } from './norm.ts';
import { value } from './value.ts';

/** All clipping methods. A new one is one file and one line here. */
export const CLIPS: readonly Clip[] = [value, norm, globalNorm];

const byType = new Map(CLIPS.map((clip) => [clip.type, clip]));

export function findClip(type: string): Clip | undefined {
  return byType.get(type);
}

import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { cosineRestarts } from './cosineRestarts.ts';
import { exponential } from './exponential.ts';
import { oneCycle } from './oneCycle.ts';
import { polynomial } from './polynomial.ts';
import { reduceOnPlateau } from './reduceOnPlateau.ts';
import type { Schedule } from './schedule.ts';
import { step } from './step.ts';

/** All schedules. A new one is one file and one line here. */
export const SCHEDULES: readonly Schedule[] = [
  constant,
  step,
  exponential,
  cosine,
  cosineRestarts,
  polynomial,
  oneCycle,
  reduceOnPlateau,
];

const byType = new Map(SCHEDULES.map((schedule) => [schedule.type, schedule]));

export function findSchedule(type: string): Schedule | undefined {
  return byType.get(type);
}

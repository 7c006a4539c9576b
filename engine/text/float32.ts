/** The largest number that float32 holds. */
export const MAX_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;

/** Whether a number stays finite as float32, which executors compute with. */
export function fitsFloat32(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

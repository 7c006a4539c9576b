/** The largest float32. */
export const MAX_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;

/** True if a number stays finite as float32, in which executors compute. */
export function fitsFloat32(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

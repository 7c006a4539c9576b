import type { LinearRgb } from '../colorMath.ts';

/** Simulates the absence of one kind of cone: Machado, Oliveira and Fernandes (2009), severity 1. */
export const VISION = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

/** A color as seen without one kind of cone. */
export function seen([red, green, blue]: LinearRgb, by: readonly number[]): LinearRgb {
  const channel = (row: number) => Math.min(1, Math.max(0, by[3 * row] * red + by[3 * row + 1] * green + by[3 * row + 2] * blue));
  return [channel(0), channel(1), channel(2)];
}

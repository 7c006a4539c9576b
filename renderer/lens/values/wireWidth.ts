/** The norms over which wires get wider: fixed, so that widths can be compared while stepping. */
export const WIRE_DECADES = [-6, 2] as const;
const WIDTHS = [1, 10] as const;

/** Width of a wire in canvas units, by log₁₀ of the norm of what it carries; a norm beyond the range has the width of its end. */
export function wireWidth(norm: number): number {
  const [lowest, highest] = WIRE_DECADES;
  const [thin, thick] = WIDTHS;
  if (Number.isNaN(norm)) return thick;
  const share = norm > 0 ? (Math.log10(norm) - lowest) / (highest - lowest) : 0;
  return thin + (thick - thin) * Math.min(1, Math.max(0, share));
}

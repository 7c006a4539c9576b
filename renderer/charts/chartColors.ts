import { type Token, tokenVariable } from '../theme/colors.ts';

/** A token as a color that a drawing surface takes: it cannot read variables. */
export function resolveToken(token: Token): string {
  const name = tokenVariable(token).slice(4, -1);
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#888';
}

/**
 * A color for each of some gradients, from the input to the output: all in the hues of what goes backward, so that the depth
 * of a layer can be read from its color.
 */
export function gradientColors(count: number, scheme: 'light' | 'dark'): string[] {
  const [light, deep] = scheme === 'light' ? [0.7, 0.42] : [0.86, 0.6];
  return Array.from({ length: count }, (_, index) => {
    const depth = count > 1 ? index / (count - 1) : 0.5;
    return `oklch(${mix(light, deep, depth).toFixed(3)} 0.15 ${mix(88, 22, depth).toFixed(0)})`;
  });
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

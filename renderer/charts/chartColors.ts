import { type Token, tokenVariable } from '../theme/colors.ts';

/** Resolves a token to a color value: canvases cannot read CSS variables. */
export function resolveToken(token: Token): string {
  const name = tokenVariable(token).slice(4, -1);
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#888';
}

/** A color per gradient by the depth of its node, all in the hues of the backward pass, so that color shows depth. */
export function gradientColors(parameters: readonly { readonly depth: number }[], scheme: 'light' | 'dark'): string[] {
  const [light, deep] = scheme === 'light' ? [0.62, 0.4] : [0.86, 0.62];
  const deepest = Math.max(1, ...parameters.map(({ depth }) => depth));
  return parameters.map(({ depth }) => {
    const share = depth / deepest;
    return `oklch(${mix(light, deep, share).toFixed(3)} 0.15 ${mix(88, 22, share).toFixed(0)})`;
  });
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

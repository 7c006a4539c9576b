import type { CSSVariablesResolver } from '@mantine/core';
import { CATEGORIES } from '#engine/layers/index.ts';
import { categoryColor, NOTE_COLORS, noteColor, type Oklch, type Scheme, TOKENS, toCss } from './colors.ts';

/** Every token and category of one scheme, as `--bw-…` variables, and Mantine's colors derived from them. */
function schemeVariables(scheme: Scheme): Record<string, string> {
  const tokens = Object.entries<Readonly<Record<Scheme, Oklch>>>(TOKENS);
  return {
    ...Object.fromEntries(tokens.map(([name, color]) => [`--bw-${name}`, toCss(color[scheme])])),
    ...Object.fromEntries(CATEGORIES.map((category) => [`--bw-category-${category}`, toCss(categoryColor(category, scheme))])),
    ...Object.fromEntries(NOTE_COLORS.map((color) => [`--bw-note-${color}`, toCss(noteColor(color, scheme))])),
    '--mantine-color-body': 'var(--bw-surface)',
    '--mantine-color-text': 'var(--bw-text)',
    '--mantine-color-dimmed': 'var(--bw-text-muted)',
    '--mantine-color-error': 'var(--bw-error)',
    '--mantine-color-placeholder': 'var(--bw-text-muted)',
    '--mantine-color-default': 'var(--bw-raised)',
    '--mantine-color-default-hover': 'var(--bw-hover)',
    '--mantine-color-default-border': 'var(--bw-line-strong)',
    '--mantine-color-default-color': 'var(--bw-text)',
    '--menu-item-hover': 'var(--bw-hover)',
  };
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
});

import {
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
  MantineProvider,
  Modal,
  mergeThemeOverrides,
  Notification,
} from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { CATEGORIES } from '#engine/layers/index.ts';
import { t, useLanguage } from '../language/index.ts';
import { categoryColor, NOTE_COLORS, noteColor, type Oklch, RUN_COLORS, type Scheme, TOKENS, toCss } from './colors.ts';
import { SchemeProvider } from './scheme.tsx';
import { readStyleNonce } from './styleNonce.ts';
import { theme } from './theme.ts';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'backwire.colorScheme' });

/** Names the close buttons of dialogs and notices, which show only a cross. */
function nameCloseButtons() {
  const closeButtonProps = { 'aria-label': t('Close') };
  return createTheme({
    components: {
      Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
    },
  });
}

/** Every token and category of one scheme, as `--bw-…` variables, and Mantine's colors derived from them. */
function schemeVariables(scheme: Scheme): Record<string, string> {
  const tokens = Object.entries<Readonly<Record<Scheme, Oklch>>>(TOKENS);
  return {
    ...Object.fromEntries(tokens.map(([name, color]) => [`--bw-${name}`, toCss(color[scheme])])),
    ...Object.fromEntries(CATEGORIES.map((category) => [`--bw-category-${category}`, toCss(categoryColor(category, scheme))])),
    ...Object.fromEntries(Object.entries(RUN_COLORS).map(([name, color]) => [`--bw-run-${name}`, toCss(color[scheme])])),
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

const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
});

/** Mantine with our theme; light or dark as the system, until the user chooses. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const spoken = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` depends on the language
  const named = useMemo(() => mergeThemeOverrides(theme, nameCloseButtons()), [spoken]);
  return (
    <MantineProvider
      theme={named}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={readStyleNonce}
    >
      <SchemeProvider>{children}</SchemeProvider>
    </MantineProvider>
  );
}

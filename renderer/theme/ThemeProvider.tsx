import {
  createTheme,
  localStorageColorSchemeManager,
  MantineProvider,
  Modal,
  mergeThemeOverrides,
  Notification,
} from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { language, t } from '../language/index.ts';
import { cssVariablesResolver } from './cssVariables.ts';
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

/** Mantine with our theme; light or dark as the system, until the user chooses. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const spoken = useStore(language);
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
      {children}
    </MantineProvider>
  );
}

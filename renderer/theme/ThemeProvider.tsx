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

/** What the buttons are called that close dialogs and notices: they show a cross alone. */
function nameCloseButtons() {
  const closeButtonProps = { 'aria-label': t('Close') };
  return createTheme({
    components: {
      Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
    },
  });
}

/** Mantine in our look; light or dark as the system is, until the person chooses. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const spoken = useStore(language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what `t` says hangs on the language
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

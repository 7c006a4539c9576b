import { Loader, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { LANGUAGES, t, useLanguage } from '../language/index.ts';
import { ThemeProvider } from '../theme/ThemeProvider.tsx';
import { useWorkbench, type Workbench, WorkbenchProvider } from '../workbench/index.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NoticeArea } from './NoticeArea.tsx';
import { Shell } from './Shell.tsx';
import classes from './Starting.module.css';
import { useHoverEnd } from './useHoverEnd.ts';

const MODAL_PROPS = { centered: true } as const;

interface AppProps {
  readonly workbench: Workbench;
  /** Resolves when the last session is restored. */
  readonly started: Promise<void>;
}

/** The window. A new language re-renders everything in place: dialogs stay open, and the focus stays. */
export function App({ workbench, started }: AppProps) {
  const inUse = useLanguage();
  useHoverEnd();
  useEffect(() => {
    document.documentElement.lang = LANGUAGES[inUse].tag;
  }, [inUse]);
  return (
    <ThemeProvider>
      <WorkbenchProvider workbench={workbench}>
        <ModalsProvider modalProps={MODAL_PROPS} labels={{ confirm: 'OK', cancel: t('Cancel') }}>
          <NoticeArea />
          <ErrorBoundary>
            <Started started={started} />
          </ErrorBoundary>
        </ModalsProvider>
      </WorkbenchProvider>
    </ThemeProvider>
  );
}

/** The shell, once the last session is restored. */
function Started({ started }: { readonly started: Promise<void> }) {
  const [isStarted, setStarted] = useState(false);
  useEffect(() => {
    void started.then(() => setStarted(true));
  }, [started]);
  if (!isStarted) return <Starting />;
  return (
    <>
      <ApplyTheme />
      <Shell />
    </>
  );
}

/** Delay before the indicator. */
const SILENT_MS = 300;

/** Shown until the main process has answered. */
function Starting() {
  const [isSlow, setSlow] = useState(false);
  const status = useStore(useWorkbench().connection.state, (state) => state.status);
  useTimeout(() => setSlow(true), SILENT_MS, { autoInvoke: true });
  if (!isSlow) return null;
  return (
    <>
      <ConnectionBanner />
      <Stack className={classes.starting} align="center" justify="center" role="status">
        <Loader size="sm" />
        <Text fz="sm" c="dimmed">
          {status === 'open' ? t('Opening your graphs') : t('Connecting to Backwire')}
        </Text>
      </Stack>
    </>
  );
}

function ApplyTheme() {
  const theme = useStore(useWorkbench().settings, (state) => state.theme);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(theme), [theme, setColorScheme]);
  return null;
}

import { ModalsProvider } from '@mantine/modals';
import { useEffect, useState } from 'react';
import { LANGUAGES, t, useLanguage } from '../language/index.ts';
import { ThemeProvider } from '../theme/ThemeProvider.tsx';
import { type Workbench, WorkbenchProvider } from '../workbench/index.ts';
import { ApplyTheme } from './ApplyTheme.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NoticeArea } from './notices/NoticeArea.tsx';
import { Shell } from './Shell.tsx';
import { Starting } from './Starting.tsx';

const MODAL_PROPS = { centered: true } as const;

interface AppProps {
  readonly workbench: Workbench;
  /** Resolves when what was open is there again. */
  readonly started: Promise<void>;
}

/** The window. When the language changes all of it is drawn anew in its place: dialogs stay open, and the keyboard where it is. */
export function App({ workbench, started }: AppProps) {
  const inUse = useLanguage();
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

/** The shell, once what was open is there again. */
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

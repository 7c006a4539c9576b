import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBell, IconHistory, IconMoon, IconPlugConnectedX, IconSun } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { Term } from '../controls/terms/index.ts';
import { graphCommands } from '../editor/commands/graphCommands.ts';
import { StatusCosts } from '../editor/costs/index.ts';
import { formatTime } from '../language/format/index.ts';
import { LANGUAGES, language, nextLanguage, say, t } from '../language/index.ts';
import { useScheme } from '../theme/scheme.tsx';
import { useCommands } from '../workbench/commands/index.ts';
import { describeError, isRefusal } from '../workbench/connection/index.ts';
import { useActiveGraph, useIsConnected, useWholeAnalysis, useWorkbench } from '../workbench/index.ts';
import { unreadErrors } from '../workbench/messages/index.ts';
import { wantedLanguage } from '../workbench/settings/index.ts';
import { openAbout } from './about/openAbout.tsx';
import classes from './StatusBar.module.css';
import { StatusQueue } from './StatusQueue.tsx';
import { showLog } from './showLog.ts';

/** Status bar: the active graph, engine, connection, language and theme. */
export function StatusBar({ children }: { readonly children?: ReactNode }) {
  const { info } = useStore(useWorkbench().system);
  return (
    <footer className={classes.bar} data-testid="status-bar">
      <div className={classes.scroll}>
        {children}
        {info && (
          <Tooltip label={`Backwire ${info.version} · ${info.databaseFile}`}>
            <UnstyledButton className={classes.engine} onClick={openAbout} data-testid="open-about">
              {t('engine: {{engine}}', { engine: info.engine })}
            </UnstyledButton>
          </Tooltip>
        )}
      </div>
      <StatusQueue />
      <UnreadErrors />
      <Connection />
      <LanguageToggle />
      <SchemeToggle />
    </footer>
  );
}

/** Size and costs of the active graph, and whether it is saved. */
export function GraphFacts() {
  const { parameters, nodes } = useWholeAnalysis();
  return (
    <>
      <Term of="parameterCount" data-testid="parameter-count">
        {t('{{count}} parameters', { count: parameters })}
      </Term>
      <span>{t('{{count}} nodes', { count: nodes.size })}</span>
      <StatusCosts />
      <SaveState />
    </>
  );
}

/** Whether the active graph is saved. Failures are reported, and retried automatically and on request. */
function SaveState() {
  const { autosave } = useActiveGraph();
  const { notices } = useWorkbench();
  const { versions } = useCommands(graphCommands);
  const isConnected = useIsConnected();
  const state = useStore(autosave.state);
  const error = state.status === 'failed' ? state.error : undefined;
  useEffect(() => {
    // A lost connection has its own indicator.
    if (error !== undefined && isRefusal(error)) notices.failed(error);
  }, [error, notices]);
  if (state.status === 'failed' && isConnected) {
    return (
      <Tooltip label={say(describeError(state.error).message)}>
        <span className={classes.failed} data-testid="save-state" data-status={state.status} role="status">
          {t('not saved')}
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => void autosave.flush()}>
            {t('Try again')}
          </Button>
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={t('Versions of the graph')}>
      <UnstyledButton className={classes.saved} onClick={() => versions.run()}>
        <IconHistory size={13} stroke={1.6} />
        <span data-testid="save-state" data-status={state.status}>
          {state.status === 'saved'
            ? t('saved {{time}}', { time: formatTime(state.at) })
            : isConnected
              ? t('saving…')
              : t('unsaved; will be saved on reconnect')}
        </span>
      </UnstyledButton>
    </Tooltip>
  );
}

/** The banner above the view says more. */
function Connection() {
  const { status, failures } = useStore(useWorkbench().connection.state);
  if (status !== 'lost') return null;
  return (
    <span className={classes.reconnecting} data-testid="reconnecting">
      <IconPlugConnectedX size={14} /> {failures === 0 ? t('reconnecting') : t('not connected')}
    </span>
  );
}

/** The errors whose notices have closed by themselves; a press shows them in the log. */
function UnreadErrors() {
  const { layout } = useWorkbench();
  const count = useStore(unreadErrors);
  if (count === 0) return null;
  const text = t('Unread errors: {{number}}', { number: count });
  return (
    <Tooltip label={t('Show them in the log')}>
      <UnstyledButton className={classes.failed} onClick={() => showLog(layout)} data-testid="unread-errors">
        <IconBell size={14} stroke={1.6} />
        {text}
      </UnstyledButton>
    </Tooltip>
  );
}

function LanguageToggle() {
  const { settings } = useWorkbench();
  const used = useStore(language);
  const other = nextLanguage(useStore(settings, wantedLanguage));
  return (
    <Tooltip label={t('Use {{language}}', { language: LANGUAGES[other].name })}>
      <UnstyledButton
        className={classes.language}
        onClick={() => settings.setState({ language: other })}
        data-testid="toggle-language"
      >
        <span data-used={true}>{LANGUAGES[used].short}</span>/<span>{LANGUAGES[nextLanguage(used)].short}</span>
      </UnstyledButton>
    </Tooltip>
  );
}

function SchemeToggle() {
  const { settings } = useWorkbench();
  const scheme = useScheme();
  const next = scheme === 'light' ? 'dark' : 'light';
  const Icon = scheme === 'light' ? IconMoon : IconSun;
  return (
    <Tooltip label={next === 'light' ? t('Use the light theme') : t('Use the dark theme')}>
      <ActionIcon
        size={20}
        aria-label={next === 'light' ? t('Use the light theme') : t('Use the dark theme')}
        onClick={() => settings.setState({ theme: next })}
        data-testid="toggle-scheme"
      >
        <Icon size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

import { ActionIcon, Tooltip, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { IconMoon, IconPlugConnectedX, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Term } from '../controls/terms/index.ts';
import { StatusCosts } from '../editor/costs/index.ts';
import { LANGUAGES, language, nextLanguage, t } from '../language/index.ts';
import { useWholeAnalysis, useWorkbench } from '../workbench/index.ts';
import { openAbout } from './about/openAbout.tsx';
import { SaveState } from './SaveState.tsx';
import classes from './StatusBar.module.css';

/** Status bar: the active graph, engine, connection, language and theme. */
export function StatusBar({ children }: { readonly children?: ReactNode }) {
  const { info } = useStore(useWorkbench().system);
  return (
    <footer className={classes.bar} data-testid="status-bar">
      <div className={classes.facts}>
        {children}
        {info && (
          <Tooltip label={`Backwire ${info.version} · ${info.databaseFile}`}>
            <UnstyledButton className={classes.engine} onClick={openAbout} data-testid="open-about">
              {t('engine: {{engine}}', { engine: info.engine })}
            </UnstyledButton>
          </Tooltip>
        )}
      </div>
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

function Connection() {
  const { connection } = useWorkbench();
  const { status, failures } = useStore(connection.state);
  if (status !== 'reconnecting') return null;
  const help =
    failures > 3
      ? t(
          'Cannot reach the server. If Backwire was closed, start it again and open the address it prints; your changes are kept in this window until then.',
        )
      : t('The connection was lost; reconnecting.');
  return (
    <Tooltip label={help}>
      <span className={classes.reconnecting} role="status" data-testid="reconnecting">
        <IconPlugConnectedX size={14} /> {t('reconnecting')}
      </span>
    </Tooltip>
  );
}

/** Toggles between languages. */
function LanguageToggle() {
  const { settings } = useWorkbench();
  const used = useStore(language);
  const other = nextLanguage(used);
  return (
    <Tooltip label={t('Use {{language}}', { language: LANGUAGES[other].name })}>
      <UnstyledButton
        className={classes.language}
        onClick={() => settings.setState({ language: other })}
        data-testid="toggle-language"
      >
        <span data-used={true}>{LANGUAGES[used].short}</span>/<span>{LANGUAGES[other].short}</span>
      </UnstyledButton>
    </Tooltip>
  );
}

function SchemeToggle() {
  const { settings } = useWorkbench();
  const scheme = useComputedColorScheme('light');
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

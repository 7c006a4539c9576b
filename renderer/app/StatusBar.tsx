import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconMoon, IconPlugConnectedX, IconSun } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { StatusCosts } from '../costs/index.ts';
import { formatCount, plural } from '../format/index.ts';
import { useFrom, useWholeAnalysis, useWorkbench } from '../workbench/index.ts';
import { SaveState } from './SaveState.tsx';
import classes from './StatusBar.module.css';

/** Facts at the lower edge: size, engine, saved when, connected or not. */
export function StatusBar() {
  const { parameters, nodes } = useWholeAnalysis();
  const info = useFrom(
    ({ system }) => system,
    (state) => state.info,
  );
  return (
    <footer className={classes.bar} data-testid="status-bar">
      <div className={classes.facts}>
        <span data-testid="parameter-count">{formatCount(parameters)} parameters</span>
        <span>{plural(nodes.size, 'node')}</span>
        <StatusCosts />
        {info && (
          <Tooltip label={`Backwire ${info.version} · ${info.databaseFile}`}>
            <span>engine: {info.engine}</span>
          </Tooltip>
        )}
        <SaveState />
      </div>
      <Connection />
      <SchemeToggle />
    </footer>
  );
}

function Connection() {
  const { connection } = useWorkbench();
  const { status, failures } = useStore(connection.state);
  if (status !== 'reconnecting') return null;
  const help =
    failures > 3
      ? 'Nobody answers. If Backwire was closed, start it again and open the address that it prints; what you changed is kept here until then.'
      : 'The connection was interrupted and is being opened again.';
  return (
    <Tooltip label={help}>
      <span className={classes.reconnecting} role="status" data-testid="reconnecting">
        <IconPlugConnectedX size={14} /> reconnecting
      </span>
    </Tooltip>
  );
}

function SchemeToggle() {
  const { settings } = useWorkbench();
  const scheme = useComputedColorScheme('light');
  const next = scheme === 'light' ? 'dark' : 'light';
  const Icon = scheme === 'light' ? IconMoon : IconSun;
  return (
    <Tooltip label={`Use the ${next} theme`}>
      <ActionIcon
        size={20}
        aria-label={`Use the ${next} theme`}
        onClick={() => settings.setState({ theme: next })}
        data-testid="toggle-scheme"
      >
        <Icon size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

import { Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { graphCommands } from '../editor/commands/graphCommands.ts';
import { formatTime } from '../language/format/index.ts';
import { say, t } from '../language/index.ts';
import { useCommands } from '../workbench/commands/index.ts';
import { describeError, isRefusal } from '../workbench/connection/index.ts';
import { useActiveGraph, useWorkbench } from '../workbench/index.ts';
import classes from './StatusBar.module.css';

/** Whether the active graph is saved. Failures are reported, and retried automatically and on request. */
export function SaveState() {
  const { autosave } = useActiveGraph();
  const { notices, connection } = useWorkbench();
  const { versions } = useCommands(graphCommands);
  const state = useStore(autosave.state);
  const isConnected = useStore(connection.state, ({ status }) => status === 'open');
  const error = state.status === 'failed' ? state.error : undefined;
  useEffect(() => {
    // A lost connection has its own indicator.
    if (error !== undefined && isRefusal(error)) notices.failed(error);
  }, [error, notices]);
  if (state.status === 'failed') {
    return (
      <Tooltip label={say(describeError(state.error).message)}>
        <span className={classes.failed} data-testid="save-state" role="status">
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

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import markUrl from '../../resources/icons/icon.svg';
import { DatasetSelect } from '../data/DatasetSelect.tsx';
import { ReadFileButton } from '../data/ReadFileButton.tsx';
import { RunProgress } from '../experiments/training/RunProgress.tsx';
import { TransportControls } from '../experiments/training/TransportControls.tsx';
import { t } from '../language/index.ts';
import { useCommands } from '../workbench/commands/index.ts';
import { shortcutText } from '../workbench/shortcuts/index.ts';
import { windowCommands } from './commands/windowCommands.ts';
import { GraphTabs } from './GraphTabs.tsx';
import classes from './TopBar.module.css';

/** Graphs on the left; data and training of the active one on the right. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  return (
    <header className={classes.bar}>
      <img className={classes.mark} src={markUrl} alt="Backwire" width={24} height={24} />
      <GraphTabs />
      {children}
    </header>
  );
}

/** Actions on the active graph. */
export function GraphTools() {
  const { commandPalette } = useCommands(windowCommands);
  const [key] = commandPalette.keys ?? [];
  return (
    <div className={classes.tools}>
      <RunProgress />
      <ReadFileButton />
      <DatasetSelect />
      <TransportControls />
      <Tooltip label={key === undefined ? t('Commands') : t('Commands ({{key}})', { key: shortcutText(key) })}>
        <ActionIcon size={30} aria-label={t('Commands')} onClick={() => commandPalette.run()}>
          <IconCommand size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

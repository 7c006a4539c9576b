import { Text } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './Runs.module.css';

interface RunNameProps {
  readonly run: RunSummary;
  readonly isRenaming: boolean;
  readonly onRename: () => void;
  /** @param isByKey true if the focus was in the field until the end */
  readonly onRenamed: (isByKey: boolean) => void;
}

/** The name of a run; F2 or a double click edits it. */
export function RunName({ run, isRenaming, onRename, onRenamed }: RunNameProps) {
  const rename = (event: MouseEvent) => {
    event.stopPropagation();
    onRename();
  };
  return (
    <>
      <Text span fz="sm" fw={500} truncate className={classes.name} title={run.name} onDoubleClick={rename}>
        {run.name}
      </Text>
      {isRenaming && <NameField run={run} onRenamed={onRenamed} />}
    </>
  );
}

function NameField({ run, onRenamed }: Pick<RunNameProps, 'run' | 'onRenamed'>) {
  const { runs, notices } = useWorkbench();
  const isOver = useRef(false);
  const finish = (text: string, isByKey: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    const name = text.trim();
    if (name !== '' && name !== run.name) void notices.attempt(() => runs.rename(run.id, name));
    onRenamed(isByKey);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') finish(event.currentTarget.value, true);
    if (event.key === 'Escape') finish(run.name, true);
  };
  return (
    <input
      className={classes.nameField}
      aria-label={t('Run name')}
      data-testid="run-name"
      defaultValue={run.name}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: the user has just opened this field
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value, false)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  );
}

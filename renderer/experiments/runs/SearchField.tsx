import { CloseButton, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import { type Message, say, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './Runs.module.css';

interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  /** What cannot be read of the search. */
  readonly problem: Message | undefined;
}

/** Words and comparisons that the listed runs match. */
export function SearchField({ ref, problem }: SearchFieldProps) {
  const { layout } = useWorkbench();
  const search = useStore(layout, ({ runs }) => runs.search);
  const set = (text: string) => layout.setRuns({ search: text });
  return (
    <Tooltip
      label={problem ? say(problem) : t('Words, and comparisons such as loss < 0.1, optimizer = adam, tags:good')}
      multiline
      maw={320}
    >
      <TextInput
        ref={ref}
        size="xs"
        className={classes.search}
        aria-label={t('Search runs')}
        placeholder={t('Search: words, loss < 0.1, tags:good')}
        data-testid="search-runs"
        leftSection={<IconSearch size={14} />}
        rightSection={search !== '' && <CloseButton size="xs" aria-label={t('Clear the search')} onClick={() => set('')} />}
        error={problem !== undefined}
        value={search}
        onChange={(event) => set(event.currentTarget.value)}
      />
    </Tooltip>
  );
}

import { ActionIcon, Group, Paper, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../language/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import classes from './FindBar.module.css';
import { findNodes } from './findNodes.ts';
import { useCanvasUi, useCanvasUiStore } from './state/canvasUi.ts';

/** The search for nodes on the canvas. */
export function FindBar() {
  return useCanvasUi(({ isFinding }) => isFinding) && <Bar />;
}

function Bar() {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly string[]>([]);
  const [current, setCurrent] = useState(0);
  const show = (ids: readonly string[], index: number) => {
    setCurrent(index);
    const id = ids[index];
    if (id === undefined) return;
    store.select({ nodes: new Set([id]) });
    canvas.getState().view?.reveal(id);
  };
  const search = (text: string) => {
    const ids = findNodes(store.getState().document, text).map(({ id }) => id);
    setQuery(text);
    setFound(ids);
    ui.setState({ found: new Set(ids) });
    show(ids, 0);
  };
  const step = (by: number) => show(found, (current + by + found.length) % found.length);
  const close = () => {
    ui.setState({ isFinding: false, found: null });
    if (found[current] !== undefined) canvas.getState().view?.focusNode(found[current]);
  };
  return (
    <Paper className={`${classes.bar} nowheel`} data-testid="find-bar" role="search" aria-label={t('Find node')}>
      <Group gap={4} wrap="nowrap">
        <TextInput
          autoFocus
          aria-label={t('Find a node by name, layer or id')}
          placeholder={t('Find node')}
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => search(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
            if (event.key !== 'Tab') event.stopPropagation();
          }}
        />
        <Text fz="xs" c="dimmed" className={classes.count} role="status">
          {query === ''
            ? ''
            : found.length === 0
              ? t('none')
              : t('{{number}} of {{count}}', { number: current + 1, count: found.length })}
        </Text>
        <ActionIcon size="sm" aria-label={t('Previous')} disabled={found.length < 2} onClick={() => step(-1)}>
          <IconChevronUp size={15} />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={t('Next')} disabled={found.length < 2} onClick={() => step(1)}>
          <IconChevronDown size={15} />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={t('Close search')} onClick={close}>
          <IconX size={14} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}

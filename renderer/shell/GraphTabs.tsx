import { ActionIcon, CloseButton, Menu, Text, UnstyledButton } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import {
  IconDownload,
  IconEdit,
  IconFileImport,
  IconFilePlus,
  IconHistory,
  IconPhoto,
  IconPlus,
  IconTemplate,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { GraphSummary } from '#app/contract/index.ts';
import { graphCommands } from '../editor/commands/graphCommands.ts';
import { openGallery } from '../editor/gallery/Gallery.tsx';
import { useGraphActions } from '../editor/graphs/useGraphActions.tsx';
import { useOpening } from '../editor/opening/useOpening.tsx';
import { formatDateTime } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { useCommands } from '../workbench/commands/index.ts';
import type { OpenGraph } from '../workbench/graphs/index.ts';
import { useIsConnected, useWorkbench } from '../workbench/index.ts';
import { isActive as isRunActive } from '../workbench/runs/index.ts';
import classes from './GraphTabs.module.css';

/** The open graphs, and ways to open more. */
export function GraphTabs() {
  const { openGraphs } = useWorkbench();
  const { graphs, activeId } = useStore(openGraphs);
  const row = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize();
  const rowRef = useMergedRef(row, ref);
  // biome-ignore lint/correctness/useExhaustiveDependencies: keeps the active tab visible when the row or its tabs change
  useEffect(() => {
    row.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeId, graphs.length, width]);
  return (
    <div className={classes.tabs}>
      {graphs.length > 0 && (
        <div ref={rowRef} className={classes.scroll}>
          <div className={classes.row} role="tablist" aria-label={t('Open graphs')}>
            {graphs.map((graph) => (
              <GraphTab key={graph.id} graph={graph} isActive={graph.id === activeId} />
            ))}
          </div>
        </div>
      )}
      <OpenMenu />
    </div>
  );
}

/** A graph's tab: name, training and save state. A double click renames it. */
function GraphTab({ graph, isActive }: { readonly graph: OpenGraph; readonly isActive: boolean }) {
  const { openGraphs, runs, notices } = useWorkbench();
  const actions = useGraphActions();
  const { exportPicture, versions } = useCommands(graphCommands);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const name = useStore(graph.store, ({ document }) => document.name) || t('Untitled');
  const isFailing = useStore(graph.autosave.state, ({ status }) => status === 'failed');
  const isConnected = useIsConnected();
  const isTraining = useStore(
    runs,
    (state) => state.runs?.some(({ graphId, status }) => graphId === graph.id && isRunActive(status)) ?? false,
  );
  const close = () => void notices.attempt(() => openGraphs.close(graph.id));
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    openGraphs.activate(graph.id);
    setMenuOpen(true);
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Delete') return;
    // Elsewhere the key deletes the canvas selection.
    event.stopPropagation();
    close();
  };
  return (
    <Menu opened={isMenuOpen} onChange={setMenuOpen} trigger="hover" openDelay={1e9}>
      <div className={classes.tab} data-active={isActive || undefined}>
        <Menu.Target>
          <UnstyledButton
            role="tab"
            className={classes.name}
            aria-selected={isActive}
            title={name}
            onClick={() => openGraphs.activate(graph.id)}
            onDoubleClick={actions.rename}
            onContextMenu={openMenu}
            onAuxClick={(event) => event.button === 1 && close()}
            onKeyDown={closeByKey}
          >
            {isTraining && isConnected && <span className={classes.training} role="img" aria-label={t('in training')} />}
            <span className={classes.text}>{name}</span>
            {isFailing && <span className={classes.unsaved}>{t('not saved')}</span>}
          </UnstyledButton>
        </Menu.Target>
        {/* For the pointer only: a tab list may contain only tabs. The tab's menu and its Delete key close it too. */}
        <CloseButton
          size={18}
          iconSize={13}
          className={classes.close}
          title={t('Close {{name}}', { name })}
          tabIndex={-1}
          aria-hidden
          onClick={close}
        />
      </div>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconEdit size={14} />} onClick={actions.rename}>
          {t('Rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={14} />} onClick={actions.exportGraph}>
          {t('Export graph')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPhoto size={14} />} onClick={() => exportPicture.run()}>
          {t('Export picture')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTemplate size={14} />} onClick={actions.saveAsTemplate}>
          {t('Save as template')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={14} />} onClick={() => versions.run()}>
          {t('Versions')}
        </Menu.Item>
        <Menu.Item leftSection={<IconX size={14} />} onClick={close}>
          {t('Close')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash size={14} />}
          color="red"
          onClick={() => actions.remove({ id: graph.id, name, updatedAt: 0 })}
        >
          {t('Delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const RECENT = 8;

function OpenMenu() {
  const { client, openGraphs, notices } = useWorkbench();
  const opening = useOpening();
  const [recent, setRecent] = useState<readonly GraphSummary[]>([]);
  const load = () => notices.attempt(async () => setRecent((await client.graphs.list()).slice(0, RECENT)));
  return (
    <Menu onOpen={load} width={280}>
      <Menu.Target>
        <ActionIcon aria-label={t('New or open graph')} data-testid="open-graph">
          <IconPlus size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="80vh" style={{ overflowY: 'auto' }}>
        <Menu.Item leftSection={<IconFilePlus size={15} />} onClick={openGallery}>
          {t('New graph…')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileImport size={15} />} onClick={opening.chooseFiles}>
          {t('Open file…')}
        </Menu.Item>
        <Menu.Label>{t('Recent')}</Menu.Label>
        {recent.map(({ id, name, updatedAt }) => (
          <Menu.Item
            key={id}
            onClick={() => notices.attempt(() => openGraphs.open(id))}
            rightSection={
              <Text span fz="xs" c="dimmed">
                {formatDateTime(updatedAt, Date.now())}
              </Text>
            }
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

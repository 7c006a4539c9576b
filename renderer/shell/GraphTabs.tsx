import { ActionIcon, Menu, ScrollArea, Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconFileImport, IconFilePlus, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { GraphSummary } from '#app/contract/index.ts';
import { openGallery } from '../editor/gallery/openGallery.tsx';
import { useOpening } from '../editor/opening/useOpening.tsx';
import { formatDateTime } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { GraphTab } from './GraphTab.tsx';
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
        <ScrollArea ref={rowRef} className={classes.scroll} scrollbars="x" type="never">
          <div className={classes.row} role="tablist" aria-label={t('Open graphs')}>
            {graphs.map((graph) => (
              <GraphTab key={graph.id} graph={graph} isActive={graph.id === activeId} />
            ))}
          </div>
        </ScrollArea>
      )}
      <OpenMenu />
    </div>
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

import { Button, EmptyState, Group, VisuallyHidden } from '@mantine/core';
import { IconSchema } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { GraphSummary } from '#app/contract/index.ts';
import { openGallery } from '../editor/gallery/Gallery.tsx';
import { useOpening } from '../editor/opening/useOpening.tsx';
import { usePasteToOpen } from '../editor/opening/useTakePasted.ts';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './Starting.module.css';

/** Shown when all tabs are closed: ways to continue. */
export function NothingOpen() {
  const { reader, openGraphs, notices } = useWorkbench();
  const opening = useOpening();
  usePasteToOpen();
  const [latest, setLatest] = useState<GraphSummary>();
  useEffect(() => {
    void notices.attempt(async () => {
      const [newest] = await reader.graphs.list();
      setLatest(newest);
    });
  }, [reader, notices]);
  return (
    <main className={classes.nothing}>
      <VisuallyHidden>
        <h1>Backwire</h1>
      </VisuallyHidden>
      <EmptyState
        icon={<IconSchema stroke={1.4} />}
        title={t('No graph is open')}
        description={t(
          'Your graphs are saved: open one, or create a new one. You can also drop a graph or data file here, or paste a graph.',
        )}
      >
        <Group gap="xs" justify="center" mt="xs">
          {latest && (
            <Button onClick={() => notices.attempt(() => openGraphs.open(latest.id))}>
              {t('Open {{name}}', { name: latest.name })}
            </Button>
          )}
          <Button variant="default" onClick={openGallery}>
            {t('New graph')}
          </Button>
          <Button variant="default" onClick={opening.chooseFiles}>
            {t('Open file…')}
          </Button>
        </Group>
      </EmptyState>
    </main>
  );
}

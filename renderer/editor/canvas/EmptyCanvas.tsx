import { Button, EmptyState, Group } from '@mantine/core';
import { IconSchema } from '@tabler/icons-react';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { openGallery } from '../gallery/openGallery.tsx';
import classes from './Canvas.module.css';

/** Introduction on an empty graph: what belongs there, and the first step. */
export function EmptyCanvas() {
  const { canvas } = useWorkbench();
  return (
    <div className={classes.empty}>
      <EmptyState
        icon={<IconSchema stroke={1.4} />}
        title={t('An empty graph')}
        description={t(
          'Drag layers here from the palette and wire them left to right: an input, layers, and a loss that compares the prediction with the target.',
        )}
      >
        <Group gap="xs" justify="center" mt="xs">
          <Button variant="light" onClick={() => canvas.getState().view?.searchLayer()}>
            {t('Add a layer')}
          </Button>
          <Button variant="default" onClick={openGallery}>
            {t('Start from a template')}
          </Button>
        </Group>
      </EmptyState>
    </div>
  );
}

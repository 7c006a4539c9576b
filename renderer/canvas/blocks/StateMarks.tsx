import { Tooltip } from '@mantine/core';
import { IconArrowRampRight, IconLock } from '@tabler/icons-react';
import type { NodeAnalysis } from '#engine/graph/index.ts';
import { t } from '../../language/index.ts';
import classes from './StateMarks.module.css';

/** What a node is besides its parameters: frozen, bypassed. Each has a form of its own. */
export function StateMarks({ known: { node, params } }: { readonly known: NodeAnalysis }) {
  const isFrozen = params.trainable === false;
  if (!isFrozen && !node.bypassed) return null;
  return (
    <span className={classes.marks}>
      {node.bypassed && (
        <Tooltip label={t('Bypassed: data goes past it')}>
          <IconArrowRampRight size={15} aria-label={t('bypassed')} data-testid={`bypassed-${node.id}`} />
        </Tooltip>
      )}
      {isFrozen && (
        <Tooltip label={t('Frozen: training does not move its weights')}>
          <IconLock size={14} aria-label={t('frozen')} data-testid={`frozen-${node.id}`} />
        </Tooltip>
      )}
    </span>
  );
}

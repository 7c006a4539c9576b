import { Button, Loader, Paper, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './Canvas.module.css';

/** No message for layouts that finish sooner. */
const PATIENCE_MS = 300;

/** Shows the progress of a slow layout, and lets the user cancel it. */
export function ArrangeProgress() {
  const { arranger } = useWorkbench();
  const current = useStore(arranger.state, (state) => state.current);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!current) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [current]);
  if (!current || !isLong) return null;
  return (
    <Paper className={classes.progress} role="status" data-testid="arranging">
      <Loader size={14} />
      <Text fz="sm">{t('Arranging {{count}} nodes', { count: current.nodes })}</Text>
      <Button size="compact-xs" variant="default" onClick={arranger.cancel}>
        {t('Cancel')}
      </Button>
    </Paper>
  );
}

import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../language/index.ts';
import { useOpening } from '../opening/useOpening.tsx';
import classes from './FileDrop.module.css';

/** Opens files that are dropped anywhere on the window, including dialogs. Shows where they may be dropped. */
export function FileDrop() {
  const { openFiles } = useOpening();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Out of the window; between elements it is the other element.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      openFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragover: over, dragleave: leave, drop } as const;
    for (const [type, listener] of Object.entries(listeners)) document.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of Object.entries(listeners)) document.removeEventListener(type, listener as EventListener);
    };
  }, [openFiles]);
  if (!isOver) return null;
  return (
    <div className={classes.over} data-testid="file-drop">
      <Text className={classes.words}>{t('Drop a graph, weights, a CSV file or a pair of IDX files')}</Text>
    </div>
  );
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

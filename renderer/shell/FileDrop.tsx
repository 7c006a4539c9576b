import { Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import { useOpening } from '../editor/opening/useOpening.tsx';
import { t } from '../language/index.ts';
import { droppedItems } from '../workbench/files/folders/index.ts';
import classes from './FileDrop.module.css';

/** Opens files that are dropped anywhere on the window, including dialogs, but for parts that take them (`data-takes-files`). Shows where they may be dropped. */
export function FileDrop() {
  const { openFiles, openFolders } = useOpening();
  const [isOver, setOver] = useState(false);
  useWindowEvent('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(!isTaken(event));
  });
  useWindowEvent('dragleave', (event) => {
    // Out of the window; between elements it is the other element.
    if (event.relatedTarget === null) setOver(false);
  });
  useWindowEvent('drop', (event) => {
    setOver(false);
    if (!event.dataTransfer || !hasFiles(event) || isTaken(event)) return;
    event.preventDefault();
    const { files, folders } = droppedItems(event.dataTransfer);
    if (files.length > 0) openFiles(files);
    if (folders.length > 0) openFolders(folders);
  });
  if (!isOver) return null;
  return (
    <div className={classes.over} data-testid="file-drop">
      <Text className={classes.words}>{t('Drop a graph, weights or data')}</Text>
    </div>
  );
}

/** True over a part of the window that takes files itself. */
const isTaken = ({ target }: DragEvent): boolean => target instanceof Element && target.closest('[data-takes-files]') !== null;

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

import type { DragEvent, ReactNode } from 'react';
import { useOpening } from '../opening/useOpening.tsx';
import classes from './FileDrop.module.css';

/** Graph files that are dropped onto the window open in tabs. */
export function FileDrop({ children }: { readonly children: ReactNode }) {
  const { openFile } = useOpening();
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are opened from the menu and the command palette as well
    <div
      className={classes.drop}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        for (const file of event.dataTransfer.files) openFile(file);
      }}
    >
      {children}
    </div>
  );
}

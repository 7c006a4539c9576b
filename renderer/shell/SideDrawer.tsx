import type { KeyboardEvent, ReactNode } from 'react';
import classes from './SideDrawer.module.css';

interface SideDrawerProps {
  readonly side: 'left' | 'right';
  /** Its content is being dragged to what is underneath. */
  readonly isDragged: boolean;
  readonly onDrag: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A side panel over the view, in a window too narrow for both. A press beside it or Escape closes it, and so does a drag out of it. */
export function SideDrawer({ side, isDragged, onDrag, onClose, children }: SideDrawerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    // In a field the key is the field's own.
    if (event.key !== 'Escape' || event.defaultPrevented || event.target instanceof HTMLInputElement) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <>
      {!isDragged && <div className={classes.beside} aria-hidden onClick={onClose} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens for events of its content */}
      <div
        // As in a wider window, where it is beside the view.
        id={side === 'left' ? 'left' : 'inspector'}
        className={classes.drawer}
        data-side={side}
        data-dragged={isDragged || undefined}
        onKeyDown={onKeyDown}
        // A browser ends the drag of an element that moves at once.
        onDragStart={() => requestAnimationFrame(onDrag)}
        onDragEnd={onClose}
      >
        {children}
      </div>
    </>
  );
}

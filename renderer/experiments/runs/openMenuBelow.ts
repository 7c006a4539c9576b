import type { MouseEvent } from 'react';

/** Opens the context menu of a button's surroundings at the button, as a right click does at the pointer. */
export function openMenuBelow(event: MouseEvent<HTMLElement>): void {
  event.stopPropagation();
  const { currentTarget } = event;
  const { left, bottom } = currentTarget.getBoundingClientRect();
  const at = { clientX: left, clientY: bottom };
  currentTarget.dispatchEvent(new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }));
}

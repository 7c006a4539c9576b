import { later } from '../../language/index.ts';

/** A pointer or keyboard gesture without a command. */
interface Gesture {
  /** Notation as for shortcuts, with no-break spaces within a part. */
  readonly keys: string;
  readonly label: string;
}

/** Pointer gestures on the canvas, and keys at a port. */
export const GESTURES: readonly Gesture[] = [
  { keys: 'Double\u00a0click', label: later('Add a layer') },
  { keys: 'Drag', label: later('Draw a wire, from a port') },
  { keys: 'Enter', label: later('Draw a wire, at a port') },
  { keys: 'Drag', label: later('Reconnect wire, at its end') },
  { keys: 'Drag', label: later('Insert a layer, onto a wire') },
  { keys: 'Alt+drag', label: later('Position a node without snapping') },
  { keys: 'Alt+click', label: later('Disconnect, on a port') },
  { keys: 'Shift+drag', label: later('Select with a box') },
  { keys: 'Mod+click', label: later('Add to the selection') },
  { keys: 'Space+drag', label: later('Move the canvas') },
  { keys: 'Middle\u00a0drag', label: later('Move the canvas') },
  { keys: 'Mod+wheel', label: later('Zoom') },
  { keys: 'Tab', label: later('Next node or port') },
  { keys: 'Alt+arrow\u00a0keys', label: later('Resize a frame or comment') },
  { keys: 'Escape', label: later('Cancel') },
];

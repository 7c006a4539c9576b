/** Something that hands do and that has no command of its own. */
interface Gesture {
  /** Written as a shortcut, with no-break spaces within a part. */
  readonly keys: string;
  readonly label: string;
}

/** What the pointer does on the canvas, and the keys at a port. */
export const GESTURES: readonly Gesture[] = [
  { keys: 'Double\u00a0click', label: 'Add a layer' },
  { keys: 'Drag', label: 'Draw a wire, from a port' },
  { keys: 'Enter', label: 'Draw a wire, at a port' },
  { keys: 'Drag', label: 'Lead a wire elsewhere, at its end' },
  { keys: 'Drag', label: 'Insert a layer, onto a wire' },
  { keys: 'Alt+drag', label: 'Place a node without snapping' },
  { keys: 'Alt+click', label: 'Disconnect, on a port' },
  { keys: 'Shift+drag', label: 'Select with a box' },
  { keys: 'Mod+click', label: 'Add to the selection' },
  { keys: 'Space+drag', label: 'Move the canvas' },
  { keys: 'Middle\u00a0drag', label: 'Move the canvas' },
  { keys: 'Mod+wheel', label: 'Zoom' },
  { keys: 'Tab', label: 'Go to the next node or port' },
  { keys: 'Escape', label: 'Let go of what is in the hand' },
];

export { chordOf, isModifier, type KeyPress } from './chord.ts';
export { isTextField } from './isTextField.ts';
export { Keys } from './Keys.tsx';
export { assignKeys, findConflicts, keysOf, type OwnKeys, resetKeys } from './keymap.ts';
export { type Binding, createSequenceReader } from './sequence.ts';
export { chordsOf, describeShortcut, isMac, shortcutText } from './shortcut.ts';

export { chordOf, isModifier, isTextField } from './chord.ts';
export { Keys } from './Keys.tsx';
export { assignKeys, findConflicts, keysOf, type OwnKeys, resetKeys } from './keymap.ts';
export { type Binding, createSequenceReader } from './sequence.ts';
export { chordsOf, shortcutText } from './shortcut.ts';

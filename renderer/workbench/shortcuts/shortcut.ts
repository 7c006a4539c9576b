import { splitChord } from './chord.ts';

/** The chords of a shortcut in order: `Alt+S U` has two. */
export function chordsOf(shortcut: string): string[] {
  return shortcut.split(' ');
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
  ContextMenu: 'Menu',
};
const MAC_NAMES: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };

function nameKey(key: string, mac: boolean): string {
  if (key === 'Mod' && !mac) return 'Ctrl';
  return (mac ? MAC_NAMES[key] : undefined) ?? NAMES[key] ?? key;
}

/** The keys of a shortcut as labelled on the keyboard, chord by chord. */
export function describeShortcut(shortcut: string, mac = isMac()): string[][] {
  return chordsOf(shortcut).map((chord) => splitChord(chord).map((key) => nameKey(key, mac)));
}

/** A shortcut in one line of text: "Alt+S U". */
export function shortcutText(shortcut: string, mac = isMac()): string {
  return describeShortcut(shortcut, mac)
    .map((keys) => keys.join(mac ? '' : '+'))
    .join(' ');
}

function isMac(): boolean {
  return /mac/i.test(navigator.platform);
}

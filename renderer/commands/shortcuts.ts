/** What of a keyboard event says which shortcut it is. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether an event is a shortcut such as `Mod+Shift+Z`, `Alt+Enter`, `?` or `Shift+ArrowUp`. */
export function matchesShortcut(event: KeyPress, shortcut: string): boolean {
  const parts = splitShortcut(shortcut);
  const key = parts.at(-1) ?? '';
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Mod') || event.altKey !== parts.includes('Alt')) return false;
  // With a sign, Shift is part of how the keyboard writes it.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return isSign || event.shiftKey === parts.includes('Shift');
}

/** The parts of a shortcut; the key may be a plus itself. */
function splitShortcut(shortcut: string): string[] {
  return shortcut.split(/\+(?!$)/);
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
};

/** The keys of a shortcut as they stand on the keyboard. */
export function describeShortcut(shortcut: string, isMac: boolean): string[] {
  return splitShortcut(shortcut).map((part) => (part === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (NAMES[part] ?? part)));
}

export function isMac(): boolean {
  return /mac/i.test(navigator.platform);
}

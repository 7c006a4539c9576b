/** What of a keyboard event says which keys are pressed together. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const MODIFIERS = new Set(['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'Fn', 'Dead', 'Process', 'Unidentified']);

/** Whether only a key that changes others was pressed. */
export function isModifier({ key }: KeyPress): boolean {
  return MODIFIERS.has(key);
}

/** The key itself. With Alt, a Mac writes another letter: there the place on the keyboard says which one is meant. */
function keyOf({ key, code, altKey }: KeyPress): string {
  const letter = altKey ? /^(?:Key([A-Z])|Digit(\d))$/.exec(code) : null;
  return letter?.[1] ?? letter?.[2] ?? (key === ' ' ? 'Space' : key);
}

/** A sign is a character without capitals: with it, Shift is part of how the keyboard writes it. */
const isSign = (key: string): boolean => key.length === 1 && key.toLowerCase() === key.toUpperCase();

/** The parts of a chord; the key may be a plus itself. */
export function splitChord(chord: string): string[] {
  return chord.split(/\+(?!$)/);
}

/** Whether a key press is a chord such as `Mod+Shift+Z`, `Alt+Enter`, `?` or `Shift+ArrowUp`. */
export function matchesChord(press: KeyPress, chord: string): boolean {
  const parts = splitChord(chord);
  const key = parts.at(-1) ?? '';
  if (keyOf(press).toLowerCase() !== key.toLowerCase()) return false;
  if ((press.ctrlKey || press.metaKey) !== parts.includes('Mod') || press.altKey !== parts.includes('Alt')) return false;
  return isSign(key) || press.shiftKey === parts.includes('Shift');
}

/** The chord of a key press, as a shortcut is written; undefined while only modifiers are held. */
export function chordOf(press: KeyPress): string | undefined {
  if (isModifier(press)) return undefined;
  const key = keyOf(press);
  const parts = [
    ...(press.ctrlKey || press.metaKey ? ['Mod'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey && !isSign(key) ? ['Shift'] : []),
    key.length === 1 ? key.toUpperCase() : key,
  ];
  return parts.join('+');
}

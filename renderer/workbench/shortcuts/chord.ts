/** The part of a keyboard event that identifies a chord. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const MODIFIERS = new Set(['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'Fn', 'Dead', 'Process', 'Unidentified']);

/** True if only a modifier was pressed. */
export function isModifier({ key }: KeyPress): boolean {
  return MODIFIERS.has(key);
}

/** The key itself. With Alt, macOS produces another letter: then the physical key identifies it. */
function keyOf({ key, code, altKey }: KeyPress): string {
  const letter = altKey ? /^(?:Key([A-Z])|Digit(\d))$/.exec(code) : null;
  return letter?.[1] ?? letter?.[2] ?? (key === ' ' ? 'Space' : key);
}

/** A character without upper case: Shift is then part of typing it. */
const isSign = (key: string): boolean => key.length === 1 && key.toLowerCase() === key.toUpperCase();

/** The parts of a chord; the key itself may be a plus. */
export function splitChord(chord: string): string[] {
  return chord.split(/\+(?!$)/);
}

/** True if a key press is a chord such as `Mod+Shift+Z`, `Alt+Enter`, `?` or `Shift+ArrowUp`. */
export function matchesChord(press: KeyPress, chord: string): boolean {
  const parts = splitChord(chord);
  const key = parts.at(-1) ?? '';
  if (keyOf(press).toLowerCase() !== key.toLowerCase()) return false;
  if ((press.ctrlKey || press.metaKey) !== parts.includes('Mod') || press.altKey !== parts.includes('Alt')) return false;
  return isSign(key) || press.shiftKey === parts.includes('Shift');
}

/** The chord of a key press, in shortcut notation; undefined while only modifiers are held. */
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

/** Tells whether keys pressed there are text. */
export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

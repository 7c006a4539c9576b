import { type KeyPress, matchesChord } from './chord.ts';
import { chordsOf } from './shortcut.ts';

/** The meaning of a key press for shortcuts. */
type Reading<Id> =
  | { readonly kind: 'nothing' }
  /** The first keys of a sequence: the ids of possible completions. */
  | { readonly kind: 'begun'; readonly candidates: readonly Id[] }
  | { readonly kind: 'complete'; readonly id: Id };

/** A shortcut and its command. */
export interface Binding<Id> {
  readonly id: Id;
  readonly keys: string;
}

/** Parses key presses as shortcuts of one or more chords. */
export interface SequenceReader<Id> {
  /** @param bindings the shortcuts available now */
  read(press: KeyPress, bindings: readonly Binding<Id>[]): Reading<Id>;
  /** Forgets the pressed keys. */
  reset(): void;
  readonly isPending: boolean;
}

export function createSequenceReader<Id>(): SequenceReader<Id> {
  let pressed: KeyPress[] = [];
  const meets = (presses: readonly KeyPress[], chords: readonly string[]) =>
    presses.every(
      (press, index) => chords[index] !== undefined && matchesChord(index > 0 ? released(press) : press, chords[index]),
    );

  return {
    get isPending() {
      return pressed.length > 0;
    },
    reset() {
      pressed = [];
    },
    read(press, bindings) {
      const presses = [...pressed, press];
      const met = bindings.filter(({ keys }) => meets(presses, chordsOf(keys)));
      const complete = met.find(({ keys }) => chordsOf(keys).length === presses.length);
      pressed = complete || met.length === 0 ? [] : presses;
      if (complete) return { kind: 'complete', id: complete.id };
      return met.length === 0 ? { kind: 'nothing' } : { kind: 'begun', candidates: met.map(({ id }) => id) };
    },
  };
}

/** Alt may still be held from the first keys of a sequence. */
function released(press: KeyPress): KeyPress {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = press;
  const letter = altKey ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return { key: letter ?? key, code, ctrlKey, metaKey, shiftKey, altKey: false };
}

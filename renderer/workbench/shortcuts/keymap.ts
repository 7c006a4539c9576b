import { chordsOf } from './shortcut.ts';

/** The user's shortcuts, by command id; an empty list for none. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;

/** The fields of a command that determine its keys. */
interface Keyed {
  /** Default shortcuts; the first is shown. */
  readonly keys?: readonly string[];
  /** Handled by a browser event, so that its keys are fixed. */
  readonly isNative?: boolean;
  /** The only view in which its keys work. */
  readonly view?: string;
}

/** A command's shortcuts: the user's, else the defaults. */
export function keysOf(id: string, { keys = [], isNative }: Keyed, own: OwnKeys): readonly string[] {
  return isNative ? keys : (own[id] ?? keys);
}

/** True if two shortcuts are ambiguous: equal, or one a prefix of the other. */
export function collides(one: string, other: string): boolean {
  const [a, b] = [chordsOf(one), chordsOf(other)];
  return a.slice(0, b.length).every((chord, index) => chord.toLowerCase() === b[index].toLowerCase());
}

/** True if the keys of two commands work in the same view. */
const meet = (a: Keyed, b: Keyed): boolean => a.view === undefined || b.view === undefined || a.view === b.view;

/** The other commands that a shortcut would be reassigned from. */
export function findConflicts(
  shortcut: string,
  id: string,
  commands: Readonly<Record<string, Keyed>>,
  own: OwnKeys,
): readonly string[] {
  return Object.entries(commands).flatMap(([other, command]) =>
    other !== id && meet(command, commands[id] ?? {}) && keysOf(other, command, own).some((keys) => collides(shortcut, keys))
      ? [other]
      : [],
  );
}

/** Assigns one shortcut to a command, and removes it from others. */
export function assignKeys(shortcut: string, id: string, commands: Readonly<Record<string, Keyed>>, own: OwnKeys): OwnKeys {
  const taken = findConflicts(shortcut, id, commands, own).map((other) => {
    const left = keysOf(other, commands[other], own).filter((keys) => !collides(shortcut, keys));
    return [other, left] as const;
  });
  return { ...own, ...Object.fromEntries(taken), [id]: [shortcut] };
}

/** Resets a command to its default keys. */
export function resetKeys(id: string, own: OwnKeys): OwnKeys {
  const { [id]: _, ...others } = own;
  return others;
}

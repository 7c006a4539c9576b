import { chordsOf } from './shortcut.ts';

/** The shortcuts that a person chose, by the id of the command; an empty list is none at all. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;

/** What a command's keys depend on. */
interface Keyed {
  /** Those that it has as delivered; the first is shown. */
  readonly keys?: readonly string[];
  /** The browser has its own event for it, so that its keys are fixed. */
  readonly isNative?: boolean;
}

/** The shortcuts of a command: those that the person chose, else those that it has as delivered. */
export function keysOf(id: string, { keys = [], isNative }: Keyed, own: OwnKeys): readonly string[] {
  return isNative ? keys : (own[id] ?? keys);
}

/** Whether pressing one shortcut can mean the other: they are the same, or one begins as the other does. */
export function collides(one: string, other: string): boolean {
  const [a, b] = [chordsOf(one), chordsOf(other)];
  return a.slice(0, b.length).every((chord, index) => chord.toLowerCase() === b[index].toLowerCase());
}

/** The other commands that a shortcut would be taken from. */
export function findConflicts(
  shortcut: string,
  id: string,
  commands: Readonly<Record<string, Keyed>>,
  own: OwnKeys,
): readonly string[] {
  return Object.entries(commands).flatMap(([other, command]) =>
    other !== id && keysOf(other, command, own).some((keys) => collides(shortcut, keys)) ? [other] : [],
  );
}

/** Gives a command one shortcut, and takes it from the commands that had it. */
export function assignKeys(shortcut: string, id: string, commands: Readonly<Record<string, Keyed>>, own: OwnKeys): OwnKeys {
  const taken = findConflicts(shortcut, id, commands, own).map((other) => {
    const left = keysOf(other, commands[other], own).filter((keys) => !collides(shortcut, keys));
    return [other, left] as const;
  });
  return { ...own, ...Object.fromEntries(taken), [id]: [shortcut] };
}

/** Gives a command its keys back as delivered. */
export function resetKeys(id: string, own: OwnKeys): OwnKeys {
  const { [id]: _, ...others } = own;
  return others;
}

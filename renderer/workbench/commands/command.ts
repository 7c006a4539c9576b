import { later } from '../../language/index.ts';
/** The groups of commands, in the order of the sheet and of the settings. */
export const COMMAND_GROUPS = [
  later('Edit'),
  later('Select'),
  later('Arrange'),
  later('View'),
  later('Train'),
  later('Graph'),
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Where a right click offers a command. */
export type MenuSubject = 'node' | 'wire' | 'canvas' | 'annotation';

/** What a person can do, by whatever way: a key, the command palette, a menu, a button. */
export interface Command {
  readonly label: string;
  readonly group: CommandGroup;
  /**
   * Shortcuts, such as `Mod+Shift+Z`; `Mod` is Ctrl, and Command on a Mac. `Alt+S U` is Alt+S and then U. The first is shown.
   * Declared as delivered; `useCommands` gives those that the person chose.
   */
  readonly keys?: readonly string[];
  /** Works on the canvas, and so only where it is shown. */
  readonly onCanvas?: boolean;
  /** Also while a text field has the keyboard. */
  readonly inFields?: boolean;
  /** The browser has its own event for it: the keys are only shown. */
  readonly isNative?: boolean;
  /** Not offered in the command palette: it needs a key or a place. */
  readonly isHidden?: boolean;
  /** A color that is shown with it, as a CSS value. */
  readonly swatch?: string;
  /** The menus of the canvas that offer it. */
  readonly menus?: readonly MenuSubject[];
  /** Whether there is something for it to do, so that menus offer it; always where nothing is said. */
  readonly applies?: () => boolean;
  /** The key press that asked for it, where one did. */
  readonly run: (press?: KeyboardEvent) => void;
}

export type Commands<Id extends string> = Readonly<Record<Id, Command>>;

import { later } from '../../language/index.ts';
/** The groups of commands, in the order of the sheet and of the settings. */
export const COMMAND_GROUPS = [
  later('Edit'),
  later('Select'),
  later('Arrange'),
  later('View'),
  later('Train'),
  later('Lens'),
  later('Graph'),
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Context menus by target. */
export type MenuSubject = 'node' | 'wire' | 'canvas' | 'annotation';

/** A user command, run by a key, the command palette, a menu or a button. */
export interface Command {
  readonly label: string;
  readonly group: CommandGroup;
  /**
   * Shortcuts, such as `Mod+Shift+Z`; `Mod` is Ctrl, and Command on a Mac. `Alt+S U` is Alt+S and then U. The first is shown.
   * These are the defaults; `useCommands` returns the user's.
   */
  readonly keys?: readonly string[];
  /** The id of the view that it applies to: its keys work only there. */
  readonly view?: string;
  /** Also while a text field has the focus. */
  readonly inFields?: boolean;
  /** Handled by a browser event: the keys are only displayed. */
  readonly isNative?: boolean;
  /** Hidden in the command palette: it needs a key or a position. */
  readonly isHidden?: boolean;
  /** A color sample, as a CSS value. */
  readonly swatch?: string;
  /** The context menus that contain it. */
  readonly menus?: readonly MenuSubject[];
  /** True if menus should offer it. Default: always. */
  readonly applies?: () => boolean;
  /** With the key press that triggered it, if any. */
  readonly run: (press?: KeyboardEvent) => void;
}

export type Commands<Id extends string> = Readonly<Record<Id, Command>>;

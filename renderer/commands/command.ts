/** What a person can do, by whatever way: a key, the command palette, a button. */
export interface Command {
  readonly label: string;
  readonly group: 'Edit' | 'View' | 'Train' | 'Graph';
  /** Shortcuts, such as `Mod+Shift+Z`; `Mod` is Ctrl, and Command on a Mac. The first is shown. */
  readonly keys?: readonly string[];
  /** Works on the canvas, and so only where it is shown. */
  readonly onCanvas?: boolean;
  /** Also while a text field has the keyboard. */
  readonly inFields?: boolean;
  /** The browser has its own event for it: the keys are only shown. */
  readonly isNative?: boolean;
  /** Not offered in the command palette: it needs a key or a place. */
  readonly isHidden?: boolean;
  /** The key press that asked for it, where one did. */
  readonly run: (press?: KeyboardEvent) => void;
}

export type Commands<Id extends string> = Readonly<Record<Id, Command>>;

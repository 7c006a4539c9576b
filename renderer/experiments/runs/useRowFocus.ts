import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { flushSync } from 'react-dom';

interface Identified {
  readonly id: string;
}

/** Rows that a key moves the focus by. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * Focus of the rows of a table, of which Tab reaches one: the last focused, else the shown one.
 * @param table around the rows
 * @param rows in order
 */
export function useRowFocus(table: HTMLElement | null, rows: readonly Identified[], shownId: string | undefined) {
  const [focused, setFocused] = useState<{ readonly id: string | undefined; readonly index: number }>();
  // A removed row leaves its focus to the one in its position.
  const position = focused && (indexOf(rows, focused.id) ?? Math.min(focused.index, rows.length - 1));
  const focusRow = (id: string | undefined) => rowOf(table, id)?.focus();
  return {
    tabStop: position ?? indexOf(rows, shownId) ?? 0,
    focusRow,
    onFocus({ target }: FocusEvent) {
      const id = idIn(target, 'row');
      setFocused({ id, index: indexOf(rows, id) ?? 0 });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const from = event.target instanceof HTMLElement ? indexOf(rows, event.target.dataset.row) : undefined;
      if (from === undefined || !(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      const index = Math.min(Math.max(from + STEPS[event.key], 0), rows.length - 1);
      const { id } = rows[index];
      flushSync(() => setFocused({ id, index }));
      focusRow(id);
    },
  };
}

/** The id of the row, of its run, or of the column around an element. */
export function idIn(target: EventTarget, kind: 'row' | 'run' | 'head'): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>(`[data-${kind}]`)?.dataset[kind] : undefined;
}

export function rowOf(table: HTMLElement | null, id: string | undefined): HTMLElement | null {
  return id === undefined || !table ? null : table.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}

function indexOf(rows: readonly Identified[], id: string | undefined): number | undefined {
  const index = id === undefined ? -1 : rows.findIndex((row) => row.id === id);
  return index === -1 ? undefined : index;
}

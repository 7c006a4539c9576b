import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RunSummary } from '#app/contract/index.ts';

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
 * @param runs of the rows, in order
 */
export function useRowFocus(table: RefObject<HTMLElement | null>, runs: readonly RunSummary[], shownId: string | undefined) {
  const [focused, setFocused] = useState<{ readonly id: string | undefined; readonly index: number }>();
  // A removed row leaves its focus to the one in its position.
  const position = focused && (indexOf(runs, focused.id) ?? Math.min(focused.index, runs.length - 1));
  const focusRow = (id: string | undefined) => rowOf(table.current, id)?.focus();
  return {
    tabStop: position ?? indexOf(runs, shownId) ?? 0,
    focusRow,
    onFocus({ target }: FocusEvent) {
      const id = runIdOf(target);
      setFocused({ id, index: indexOf(runs, id) ?? 0 });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const from = event.target instanceof HTMLElement ? indexOf(runs, event.target.dataset.run) : undefined;
      if (from === undefined || !(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      const index = Math.min(Math.max(from + STEPS[event.key], 0), runs.length - 1);
      const { id } = runs[index];
      flushSync(() => setFocused({ id, index }));
      focusRow(id);
    },
  };
}

/** The run of the row around an element. */
export function runIdOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-run]')?.dataset.run : undefined;
}

export function rowOf(table: HTMLElement | null, id: string | undefined): HTMLElement | null {
  return id === undefined || !table ? null : table.querySelector<HTMLElement>(`[data-run="${id}"]`);
}

function indexOf(runs: readonly RunSummary[], id: string | undefined): number | undefined {
  const index = id === undefined ? -1 : runs.findIndex((run) => run.id === id);
  return index === -1 ? undefined : index;
}

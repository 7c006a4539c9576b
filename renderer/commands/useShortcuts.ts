import { useEffect } from 'react';
import { useDocumentStore, useWorkbench } from '../workbench/index.ts';
import type { Command, Commands } from './command.ts';
import { matchesShortcut } from './shortcuts.ts';

/** Widgets that move within themselves by arrow keys. */
const WIDGETS = '[role="tablist"],[role="menu"],[role="listbox"],[role="slider"],[role="separator"],[role="radiogroup"],table';

export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Carries out commands when their keys are pressed. */
export function useShortcuts(commands: Commands<string>): void {
  const { layout } = useWorkbench();
  const store = useDocumentStore();
  useEffect(() => {
    const isMeant = (event: KeyboardEvent, command: Command) => {
      if (command.isNative || !command.keys?.some((keys) => matchesShortcut(event, keys))) return false;
      if (command.onCanvas && layout.getState().room !== 'design') return false;
      const target = event.target instanceof Element ? event.target : null;
      if (!command.inFields && isTextField(target)) return false;
      if (target?.closest('[role="dialog"]')) return false;
      return !(event.key.startsWith('Arrow') && target?.closest(WIDGETS));
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = Object.values(commands).find((candidate) => isMeant(event, candidate));
      if (!command) return;
      event.preventDefault();
      command.run(event);
    };
    // Moves by arrow keys are one step for as long as the key is held.
    const onKeyUp = (event: KeyboardEvent) => event.key.startsWith('Arrow') && store.seal();
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
    };
  }, [commands, layout, store]);
}

import { useEffect, useState } from 'react';
import type { Command, Commands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { type Binding, createSequenceReader, isModifier, isTextField, keysOf } from '../../workbench/shortcuts/index.ts';

/** Widgets with their own arrow key navigation. */
const WIDGETS = '[role="tablist"],[role="menu"],[role="listbox"],[role="slider"],[role="separator"],[role="radiogroup"],table';
/** Elements that Space presses. */
const PRESSABLE = 'button,a,summary,[role="tab"],[role="option"],[role="menuitem"],[role="combobox"]';
/** Timeout of a key sequence. */
const SEQUENCE_MS = 2500;

/** Runs commands by their shortcuts. @returns ids of the commands that a begun sequence may complete */
export function useShortcuts(commands: Commands<string>): readonly string[] {
  const { layout } = useWorkbench();
  const store = useDocumentStore();
  const [pending, setPending] = useState<readonly string[]>([]);
  useEffect(() => {
    const reader = createSequenceReader<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      clearTimeout(timer);
      reader.reset();
      setPending([]);
    };
    const isMeant = (event: KeyboardEvent, command: Command) => {
      if (command.isNative) return false;
      if (command.view !== undefined && layout.getState().view !== command.view) return false;
      const target = event.target instanceof Element ? event.target : null;
      if (!command.inFields && isTextField(target)) return false;
      if (target?.closest('[role="dialog"]')) return false;
      if (event.key === ' ' && target?.closest(PRESSABLE)) return false;
      return !(event.key.startsWith('Arrow') && !event.altKey && target?.closest(WIDGETS));
    };
    const bindingsFor = (event: KeyboardEvent): Binding<string>[] =>
      Object.entries(commands).flatMap(([id, command]) =>
        isMeant(event, command) ? keysOf(id, command, {}).map((keys) => ({ id, keys })) : [],
      );
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModifier(event)) return;
      const wasPending = reader.isPending;
      const reading = reader.read(event, bindingsFor(event));
      clearTimeout(timer);
      if (wasPending) setPending([]);
      // A key that ends a sequence without belonging to it has no other effect.
      if (reading.kind !== 'nothing' || wasPending) event.preventDefault();
      if (reading.kind === 'begun') {
        setPending(reading.candidates);
        timer = setTimeout(forget, SEQUENCE_MS);
      }
      if (reading.kind === 'complete') commands[reading.id].run(event);
    };
    // Moves by arrow keys are one history entry while the key is held.
    const onKeyUp = (event: KeyboardEvent) => event.key.startsWith('Arrow') && store.seal();
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', forget);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', forget);
    };
  }, [commands, layout, store]);
  return pending;
}

import { useMemo } from 'react';
import {
  type Alignment,
  type Axis,
  align,
  type Direction,
  type DocumentStore,
  distribute,
  type Point,
} from '../../document/index.ts';
import { boxesOf, moveShown, placeNodes } from '../../drawing/index.ts';
import { declared, later, type Message, t, useLanguage } from '../../language/index.ts';
import { type Command, type Commands, defineCommands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { arrangeGraph } from './arrangeGraph.ts';

type AlignCommandId = 'alignLeft' | 'alignCenter' | 'alignRight' | 'alignTop' | 'alignMiddle' | 'alignBottom';
type DistributeCommandId = 'distributeAcross' | 'distributeDown';

type ArrangeCommandId =
  | 'arrange'
  | 'arrangeRight'
  | 'arrangeDown'
  | AlignCommandId
  | DistributeCommandId
  | 'toggleGuides'
  | 'toggleGrid';

/** Commands that arrange nodes. */
export const arrangeCommands = defineCommands(useArrangeCommands);

function useArrangeCommands(): Commands<ArrangeCommandId> {
  const spoken = useLanguage();
  const store = useDocumentStore();
  const workbench = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const { settings } = workbench;
    const command = (label: string, keys: readonly string[], run: () => void, more: Partial<Command> = {}): Command => ({
      label,
      group: 'Arrange',
      keys,
      run,
      onCanvas: true,
      ...more,
    });
    const aligned = (text: string, alignment: Alignment) =>
      command(t(text), [], () => alignSelection(store, declared(text), alignment));
    const distributed = (text: string, axis: Axis) =>
      command(t(text), [], () => distributeSelection(store, declared(text), axis));
    const tidyUp = (direction?: Direction) => () => {
      if (direction) settings.setState({ direction });
      void workbench.notices.attempt(() => arrangeGraph(store, workbench));
    };
    return {
      arrange: command(t('Auto-layout'), ['Alt+T'], tidyUp(), { menus: ['canvas', 'node'] }),
      arrangeRight: command(t('Auto-layout, left to right'), [], tidyUp('right')),
      arrangeDown: command(t('Auto-layout, top to bottom'), [], tidyUp('down')),
      alignLeft: aligned(later('Align left edges'), 'left'),
      alignCenter: aligned(later('Align centers'), 'center'),
      alignRight: aligned(later('Align right edges'), 'right'),
      alignTop: aligned(later('Align top edges'), 'top'),
      alignMiddle: aligned(later('Align middles'), 'middle'),
      alignBottom: aligned(later('Align bottom edges'), 'bottom'),
      distributeAcross: distributed(later('Distribute horizontally'), 'x'),
      distributeDown: distributed(later('Distribute vertically'), 'y'),
      toggleGuides: command(t('Turn snapping to other nodes on or off'), [], () =>
        settings.setState(({ guides }) => ({ guides: !guides })),
      ),
      toggleGrid: command(t('Turn snapping to the grid on or off'), [], () => settings.setState(({ grid }) => ({ grid: !grid }))),
    };
  }, [store, workbench, spoken]);
}

function alignSelection(store: DocumentStore, label: Message, alignment: Alignment): void {
  move(store, label, align(boxesOfChosen(store), alignment));
}

function distributeSelection(store: DocumentStore, label: Message, axis: Axis): void {
  move(store, label, distribute(boxesOfChosen(store), axis));
}

function boxesOfChosen(store: DocumentStore) {
  const { document, selection } = store.getState();
  return boxesOf(document, placeNodes(document), selection.nodes);
}

/** Moves nodes as one history entry. */
function move(store: DocumentStore, label: Message, positions: ReadonlyMap<string, Point>): void {
  if (positions.size > 0) store.edit(label, moveShown(store.getState().document, positions));
}

import { useMemo } from 'react';
import {
  type Alignment,
  type Axis,
  align,
  type Box,
  type Direction,
  type DocumentStore,
  distribute,
  type Point,
} from '../../document/index.ts';
import { boxesOf, moveShown, placeNodes } from '../../drawing/index.ts';
import { declared, later, type Message, t, useLanguage } from '../../language/index.ts';
import { defineCommands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import { arrangeGraph } from './arrangeGraph.ts';
import { canvasCommands } from './canvasCommands.ts';

/** Commands that arrange nodes. */
export const arrangeCommands = defineCommands(useArrangeCommands);

function useArrangeCommands() {
  const spoken = useLanguage();
  const store = useDocumentStore();
  const workbench = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const { settings } = workbench;
    const command = canvasCommands('Arrange');
    const moving = (text: string, positionsOf: PositionsOf) =>
      command(t(text), [], () => moveSelection(store, declared(text), positionsOf));
    const aligned = (text: string, alignment: Alignment) => moving(text, (boxes) => align(boxes, alignment));
    const distributed = (text: string, axis: Axis) => moving(text, (boxes) => distribute(boxes, axis));
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

type PositionsOf = (boxes: ReadonlyMap<string, Box>) => ReadonlyMap<string, Point>;

/** Moves the selected nodes as one history entry. */
function moveSelection(store: DocumentStore, label: Message, positionsOf: PositionsOf): void {
  const { document, selection } = store.getState();
  const positions = positionsOf(boxesOf(document, placeNodes(document), selection.nodes));
  if (positions.size > 0) store.edit(label, moveShown(document, positions));
}

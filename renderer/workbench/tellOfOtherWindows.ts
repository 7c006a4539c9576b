import type { GraphDocument } from '#engine/graph/index.ts';
import { type Message, message } from '../language/index.ts';
import type { OpenGraphsListener } from './graphs/index.ts';
import type { Notices } from './messages/index.ts';

/** Tells what other windows did to the open graphs, and what can be done about it. */
export function tellOfOtherWindows(notices: Notices, create: (document: GraphDocument) => Promise<void>): OpenGraphsListener {
  return {
    onOverwritten: () =>
      notices.warn(
        message('This graph was also changed in another window'),
        message('Those changes are kept as a version: show or restore it with Versions in the tab menu.'),
      ),
    onTakenOver: ({ name }) =>
      notices.warn(
        named(name, (graph) => message('“{{graph}}” was changed in another window', { graph })),
        message('The changes are shown here. Undo reverts them in both windows.'),
      ),
    onRemoved(document, isKept) {
      const what = named(document.name, (graph) => message('“{{graph}}” was deleted in another window', { graph }));
      if (isKept) return notices.warn(what, message('It had unsaved changes here, so it is kept as a new graph.'));
      notices.offer(what, message('Its tab was closed.'), {
        label: message('Keep as a new graph'),
        run: () => void notices.attempt(() => create(document)),
      });
    },
  };
}

/** A sentence about a graph by its name. */
const named = (name: string | undefined, say: (graph: string | Message) => Message): Message => say(name || message('Untitled'));

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { addFragment, moveNodes, setLabel, setParam } from './edits.ts';
import { edit, type History, redo, seal, startHistory, undo } from './history.ts';
import { documentAt, existingPlace, type Place } from './place.ts';
import { type AnyEdit, anyRecipe, RECIPES } from './testing/anyRecipe.ts';

interface Step {
  readonly recipe: AnyEdit;
  readonly mergeKey: string | undefined;
  /** The open block, as far as it exists. */
  readonly place: Place;
}
const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    recipe: anyRecipe,
    mergeKey: fc.constantFrom(undefined, 'typing', 'nudging'),
    place: fc.constantFrom<Place>([], [], ['a'], ['b'], ['a', 'b']),
  }),
  { maxLength: 40 },
);

const start = startHistory(emptyGraph('Test'));

function run(steps: readonly Step[]): { history: History; states: GraphDocument[] } {
  let history = start;
  const states: GraphDocument[] = [];
  for (const { recipe, mergeKey, place } of steps) {
    history = { ...history, place: existingPlace(history.document, place) };
    history = use(history, recipe, mergeKey);
    states.push(history.document);
  }
  return { history, states };
}

/** Edits the open graph or block, if the edit applies. */
function use(history: History, recipe: AnyEdit, mergeKey?: string): History {
  const made = recipe(documentAt(history.document, history.place));
  return made ? edit(history, 'Edit', made, mergeKey) : history;
}

function undoAll(history: History): History {
  let current = history;
  while (current.past.length > 0) current = undo(current);
  return current;
}

test('undoing any edits restores the original document', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      expect(undoAll(run(steps).history).document).toEqual(start.document);
    }),
  );
});

test.each(Object.entries(RECIPES))('%s alone can be undone, after any edits', (_name, recipe) => {
  fc.assert(
    fc.property(anySteps, recipe, (steps, last) => {
      const { history } = run(steps);
      const edited = use(history, last);
      // An edit without changes leaves no entry.
      if (edited !== history) expect(undo(edited).document).toEqual(history.document);
    }),
    { numRuns: 50 },
  );
});

test('an edit changes no other document', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const before = structuredClone(start.document);
      const { states } = run(steps);
      const copies = structuredClone(states);
      undoAll(run(steps).history);
      expect(start.document).toEqual(before);
      expect(states).toEqual(copies);
    }),
  );
});

test('undoing and redoing any edits gives the final document', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { history } = run(steps);
      let current = undoAll(history);
      while (current.future.length > 0) current = redo(current);
      expect(current.document).toEqual(history.document);
    }),
  );
});

test('each undo step gives an earlier state of the document', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { history, states } = run(steps);
      const seen = [start.document, ...states];
      for (let current = history; current.past.length > 0; ) {
        current = undo(current);
        expect(seen).toContainEqual(current.document);
      }
    }),
  );
});

const type = (history: History, units: number) => edit(history, 'Set units', setParam('a', 'units', units), 'a.units');
const withNode = edit(start, 'Add Dense', addFragment({ nodes: [{ id: 'a', type: 'dense' }], edges: [] }));

test('typing into one field is one entry', () => {
  const typed = type(type(type(withNode, 1), 12), 128);
  expect(typed.past).toHaveLength(2);
  expect(undo(typed).document).toEqual(withNode.document);
});

test('after leaving the field, typing is a new entry', () => {
  const typed = type(seal(type(withNode, 12)), 128);
  expect(typed.past).toHaveLength(3);
  expect(undo(typed).document.nodes[0].params).toEqual({ units: 12 });
});

test('typing after an undo is not merged into the entry before', () => {
  const typed = type(seal(type(withNode, 12)), 128);
  expect(type(undo(typed), 64).past).toHaveLength(3);
});

test('an edit without changes leaves no entry', () => {
  expect(edit(withNode, 'Move', moveNodes(new Map([['gone', { x: 1, y: 1 }]])))).toBe(withNode);
});

test('a new edit clears redo', () => {
  const undone = undo(type(withNode, 12));
  expect(undone.future).toHaveLength(1);
  expect(edit(undone, 'Name', setLabel('a', 'Hidden')).future).toEqual([]);
});

test('unknown fields survive every edit', () => {
  const foreign = { ...emptyGraph('Test'), nodes: [{ id: 'a', type: 'quantum', spin: 0.5, params: { q: 1 } }], theme: 'dark' };
  const edited = edit(startHistory(foreign), 'Name', setLabel('a', 'Qubit'));
  const moved = edit(edited, 'Move', moveNodes(new Map([['a', { x: 5, y: 5 }]])));
  expect(moved.document).toEqual({
    ...foreign,
    nodes: [{ id: 'a', type: 'quantum', spin: 0.5, params: { q: 1 }, label: 'Qubit', position: { x: 5, y: 5 } }],
  });
});

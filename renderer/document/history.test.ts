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

test('any edits, taken back, give the document that they began with', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      expect(undoAll(run(steps).history).document).toEqual(start.document);
    }),
  );
});

test.each(Object.entries(RECIPES))('%s alone can be taken back, whatever came before', (_name, recipe) => {
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

test('an edit changes no document but the one that it makes', () => {
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

test('any edits, taken back and done again, give the document that they ended with', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { history } = run(steps);
      let current = undoAll(history);
      while (current.future.length > 0) current = redo(current);
      expect(current.document).toEqual(history.document);
    }),
  );
});

test('each step of undo goes through a state that the document has had', () => {
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

test('what is typed into one field is one step', () => {
  const typed = type(type(type(withNode, 1), 12), 128);
  expect(typed.past).toHaveLength(2);
  expect(undo(typed).document).toEqual(withNode.document);
});

test('after the field was left, typing is a new step', () => {
  const typed = type(seal(type(withNode, 12)), 128);
  expect(typed.past).toHaveLength(3);
  expect(undo(typed).document.nodes[0].params).toEqual({ units: 12 });
});

test('what is typed after an undo does not become part of the step before', () => {
  const typed = type(seal(type(withNode, 12)), 128);
  expect(type(undo(typed), 64).past).toHaveLength(3);
});

test('an edit that changes nothing leaves no step', () => {
  expect(edit(withNode, 'Move', moveNodes(new Map([['gone', { x: 1, y: 1 }]])))).toBe(withNode);
});

test('a new edit ends what could be done again', () => {
  const undone = undo(type(withNode, 12));
  expect(undone.future).toHaveLength(1);
  expect(edit(undone, 'Name', setLabel('a', 'Hidden')).future).toEqual([]);
});

test('what this version does not know survives every edit', () => {
  const foreign = { ...emptyGraph('Test'), nodes: [{ id: 'a', type: 'quantum', spin: 0.5, params: { q: 1 } }], theme: 'dark' };
  const edited = edit(startHistory(foreign), 'Name', setLabel('a', 'Qubit'));
  const moved = edit(edited, 'Move', moveNodes(new Map([['a', { x: 5, y: 5 }]])));
  expect(moved.document).toEqual({
    ...foreign,
    nodes: [{ id: 'a', type: 'quantum', spin: 0.5, params: { q: 1 }, label: 'Qubit', position: { x: 5, y: 5 } }],
  });
});

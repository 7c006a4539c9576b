import { expect, test } from 'vitest';
import { labelOfFact, sectionsOf, textOfFact } from './describeFact.ts';

test.each([
  ['graph.hidden.units', 'hidden › Units'],
  ['graph.hidden', 'hidden'],
  ['graph.wire a.out -> b.in', 'a.out → b.in'],
  ['training.optimizer.learningRate', 'Optimizer › Learning rate'],
  ['engineVersion', 'Engine version'],
])('%s is labelled %s', (field, label) => expect(labelOfFact(field)).toBe(label));

test('fields are in sections, those without one last', () => {
  const fields = ['graph.name', 'result.loss', 'graph.a', 'engineVersion'].map((field) => ({ field, values: [1, 2] }));
  expect([...sectionsOf(fields)].map(([section, facts]) => [section, facts.length])).toEqual([
    ['Graph', 2],
    ['Results', 1],
    ['Others', 1],
  ]);
});

test('values are written with few digits, missing ones as a dash', () => {
  expect([0.123456, 16, 'adam', null, [1, 2]].map(textOfFact)).toEqual(['0.1235', '16', 'adam', '–', '[1,2]']);
});

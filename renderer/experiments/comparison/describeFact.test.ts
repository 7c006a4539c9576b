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

test.each([
  ['result.loss', 0.123456, '0.1235'],
  ['training.batchSize', 16, '16'],
  ['training.optimizer', 'adam', 'adam'],
  ['graph.name', 'my net', 'my net'],
  ['graph.hidden.kernelInitializer', 'heUniform', 'heUniform'],
  ['graph.drop', 'dropout', 'Dropout'],
  ['graph.drop', null, '–'],
  ['graph.x.shape', [1, 2], '[1,2]'],
  ['graph.wire a.out -> b.in', true, 'connected'],
])('%s %j is written as %s', (field, value, text) => expect(textOfFact(field, value)).toBe(text));

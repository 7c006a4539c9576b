import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { BLOCK, CLIPS, findNodeType, OPTIMIZERS, SCHEDULES, TRAINING_FIELDS } from '#engine/graph/index.ts';
import { INITIALIZERS, LAYERS } from '#engine/layers/index.ts';
import { SHARE_FIELDS } from '../../data/SplitSettings.tsx';
import { GRADIENT_FIELD } from '../../experiments/training/LoopSettings.tsx';
import { findTerm, TERMS } from '../../language/glossary/glossary.ts';
import { termIdOfField, termOfField } from './fieldTerms.ts';

/** Fields that need no term: their help says everything. */
const NO_TERMS: Readonly<Record<string, string>> = {
  'block.block': 'it says which block a node stands for, and is not shown',
};

const declarations = [...LAYERS, ...OPTIMIZERS, ...SCHEDULES, ...CLIPS].map(({ type, params }) => ({ type, params }));
const fields: (readonly [owner: string, name: string])[] = [
  ...declarations.flatMap(({ type, params }) => Object.keys(params).map((name) => [type, name] as const)),
  ...Object.keys(findNodeType(BLOCK)?.params ?? {}).map((name) => [BLOCK, name] as const),
  ...Object.values(TRAINING_FIELDS).flatMap((group) => Object.keys(group).map((name) => ['', name] as const)),
  ...Object.keys(SHARE_FIELDS).map((name) => ['', `${name}Share`] as const),
  ...['gradientInterval', 'optimizer', 'schedule', 'clip', 'earlyStopping', 'augment', 'normalize', 'normalizeTarget'].map(
    (name) => ['', name] as const,
  ),
];

const set = (tex: string) => katex.renderToString(tex, { throwOnError: true, strict: 'error' });

test('every declared field has a term, or needs none', () => {
  expect(GRADIENT_FIELD.help).not.toBe('');
  expect(fields.length).toBeGreaterThan(200);
  const without = fields.filter(([owner, name]) => !termOfField(name, owner) && !(`${owner}.${name}` in NO_TERMS));
  expect(without).toEqual([]);
});

test('the formula beside every field can be typeset', () => {
  for (const [owner, name] of fields) {
    const term = termOfField(name, owner);
    if (term) expect(() => set(term.formula), `${owner} ${name}`).not.toThrow();
  }
});

test('a name has another meaning in another declaration', () => {
  expect(termIdOfField('momentum', 'sgd')).toBe('momentum');
  expect(termIdOfField('momentum', 'batchNorm')).toBe('movingAverage');
  expect(termOfField('rho', 'adadelta')?.formula).toContain('\\rho');
  expect(termOfField('toString')).toBeUndefined();
});

describe('the glossary', () => {
  test('has every term once, with a sentence and a formula that can be typeset', () => {
    expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length);
    for (const { id, label, summary, formula } of TERMS) {
      expect(label).toMatch(/^[A-Z]/);
      expect(summary, id).toMatch(/^[A-Z].*\.$/);
      expect(() => set(formula), id).not.toThrow();
    }
  });

  test('has every initializer, and the terms for reading a curve', () => {
    const known = [
      ...INITIALIZERS,
      'accuracy',
      'confusionMatrix',
      'precision',
      'recall',
      'smoothing',
      'overfitting',
      'oneHot',
      'flop',
    ];
    expect(known.filter((id) => !findTerm(id))).toEqual([]);
  });

  test('calls a residual δ, in the notation of all pages', () => {
    for (const [, next] of TERMS.flatMap(({ formula }) => [...formula.matchAll(/\\delta\s*(\S*)/g)]))
      expect(next).not.toMatch(/^[A-Za-z]/);
  });
});

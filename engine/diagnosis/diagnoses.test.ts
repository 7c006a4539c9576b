import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyzeGraph, applyEdits, FLOW_LIMIT } from '../graph/index.ts';
import { english } from '../messages/index.ts';
import { SATURATED_SLOPE } from '../training/index.ts';
import { DIAGNOSES } from './catalog.ts';
import { diagnose } from './diagnose.ts';
import { FLOW_LIMIT as GRADIENT_LIMIT } from './documentation/gradientFlow.ts';
import { DOCUMENTED_DIAGNOSES } from './documentation/index.ts';
import { SATURATED_SLOPE as SAID_SLOPE } from './documentation/saturatedUnits.ts';
import type { DiagnosedRun, FeatureMeasurements } from './run/diagnosedRun.ts';
import { describedRun, documentWith, flowOf, HIDDEN, measurements } from './testing/describedRun.ts';

const { data, training } = measurements();
const withFeatures = (change: (feature: FeatureMeasurements, index: number) => FeatureMeasurements): Partial<DiagnosedRun> => ({
  measured: measurements({ data: { ...data, features: data.features.map(change) } }),
});
const DEEP = [1, 2, 3, 4].flatMap((each) => [[`h${each}`, 'dense', { units: 4 }] as const, [`s${each}`, 'sigmoid'] as const]);
const deepNodes = [...DEEP.map(([id]) => id), 'o'];
const recurrent = documentWith([
  ['q', 'reshape', { targetShape: [4, 1] }],
  ['g', 'simpleRnn', { units: 8 }],
]);
const scored = (accuracy: number) => training && { ...training, metrics: { accuracy } };

/** A run with each fault, the node and the first fix that are named, and the same run just short of it. */
const CASES: readonly (readonly [
  code: string,
  node: string | undefined,
  fix: string | undefined,
  broken: DiagnosedRun,
  healthy: DiagnosedRun,
])[] = [
  [
    'unscaledData',
    'x',
    'Standardize the inputs',
    describedRun(
      undefined,
      withFeatures((feature) => ({ ...feature, training: { mean: 100, deviation: 5 } })),
    ),
    describedRun(
      undefined,
      withFeatures((feature) => ({ ...feature, training: { mean: 6, deviation: 5 }, validation: { mean: 6, deviation: 5 } })),
    ),
  ],
  [
    'leakage',
    'x',
    "Leave out 'length'",
    describedRun(
      undefined,
      withFeatures((feature, index) => (index === 0 ? { ...feature, explained: 0.999 } : feature)),
    ),
    describedRun(
      undefined,
      withFeatures((feature, index) => ({ ...feature, explained: index === 0 ? 0.98 : 0.94 })),
    ),
  ],
  [
    'differentValidation',
    'x',
    'Hold out more samples for validation',
    describedRun(
      undefined,
      withFeatures((feature) => ({ ...feature, validation: { mean: 1.5, deviation: 1 } })),
    ),
    describedRun(
      undefined,
      withFeatures((feature) => ({ ...feature, validation: { mean: 0.4, deviation: 1 } })),
    ),
  ],
  [
    'unsuitableLoss',
    'j',
    "Make 's' a softmax",
    describedRun({ ...documentWith([...HIDDEN, ['k', 'dense', { units: 3 }], ['s', 'sigmoid']]), ...sigmoidBeforeLoss() }),
    describedRun(),
  ],
  [
    'smallBatch',
    'b',
    'Set the batch size to 32',
    describedRun(documentWith([...HIDDEN, ['b', 'batchNorm']], { batchSize: 4 })),
    describedRun(documentWith([...HIDDEN, ['b', 'batchNorm']], { batchSize: 8 })),
  ],
  [
    'explodingGradient',
    undefined,
    'Start with He weights',
    describedRun(documentWith(DEEP), { flow: flowOf(deepNodes, { factor: 4 }) }),
    describedRun(documentWith(DEEP), { flow: flowOf(deepNodes, { factor: 2 }) }),
  ],
  [
    'vanishingGradient',
    undefined,
    'Use ReLU between the layers',
    describedRun(documentWith(DEEP), { flow: flowOf(deepNodes, { factor: 0.2 }) }),
    describedRun(documentWith(DEEP), { flow: flowOf(deepNodes, { factor: 0.6 }) }),
  ],
  [
    'vanishingGradient',
    'g',
    "Make 'g' a GRU",
    describedRun(recurrent, { measured: forgetful(1e-5, 0.6) }),
    describedRun(recurrent, { measured: forgetful(1e-5, 0.95) }),
  ],
  [
    'vanishingGradient',
    'g',
    "Make 'g' a GRU",
    describedRun(recurrent, { measured: forgetful(1e-5, 0.6) }),
    describedRun(recurrent, { measured: forgetful(0.01, 0.6) }),
  ],
  [
    'learningRateTooHigh',
    undefined,
    'Set the learning rate to 1e-5',
    describedRun(undefined, { flow: flowOf(['h', 'r', 'o'], { updateRatio: 3 }) }),
    describedRun(undefined, { flow: flowOf(['h', 'r', 'o'], { updateRatio: 0.05 }) }),
  ],
  [
    'learningRateTooLow',
    undefined,
    'Set the learning rate to 100',
    describedRun(undefined, {
      flow: flowOf(['h', 'r', 'o'], { updateRatio: 1e-6 }),
      measured: measurements({ training: scored(0.4) }),
    }),
    describedRun(undefined, { flow: flowOf(['h', 'r', 'o'], { updateRatio: 1e-6 }) }),
  ],
  [
    'deadUnits',
    'r',
    'Put a batch normalization before each activation',
    describedRun(undefined, { measured: measurements({ units: [{ node: 'r', units: 8, dead: 7, samples: 60 }] }) }),
    describedRun(undefined, { measured: measurements({ units: [{ node: 'r', units: 8, dead: 5, samples: 60 }] }) }),
  ],
  [
    'saturatedUnits',
    't',
    'Put a batch normalization before each activation',
    describedRun(documentWith([HIDDEN[0], ['t', 'tanh']]), { flow: flowOf(['h', 't', 'o'], { saturated: { t: 0.95 } }) }),
    describedRun(documentWith([HIDDEN[0], ['t', 'tanh']]), { flow: flowOf(['h', 't', 'o'], { saturated: { t: 0.6 } }) }),
  ],
  ['missingClass', undefined, 'Train for 20 epochs', predictingThird(3, 7, 0), predictingThird(3, 6, 1)],
  ['missingClass', undefined, 'Train for 20 epochs', predictingThird(3, 17, 1), predictingThird(3, 7, 2)],
  [
    'overfitting',
    undefined,
    'Stop early, with the best weights',
    describedRun(undefined, { measured: measurements({ training: scored(0.99), validation: scored(0.7) }) }),
    describedRun(undefined, { measured: measurements({ training: scored(0.99), validation: scored(0.9) }) }),
  ],
  [
    'underfitting',
    undefined,
    'Train for 20 epochs',
    describedRun(undefined, { measured: measurements({ training: scored(0.6) }) }),
    describedRun(undefined, { measured: measurements({ training: scored(0.9) }) }),
  ],
];

/** A recurrent layer with a gradient at its first timestep, over that at its last one, in a network of some accuracy. */
function forgetful(ratio: number, accuracy: number) {
  return measurements({ timesteps: [{ node: 'g', timesteps: 40, ratio }], training: scored(accuracy) });
}

function withMatrix(confusionMatrix: number[][]) {
  const result = training && { ...training, matrices: { confusionMatrix } };
  return measurements({ training: result, validation: result });
}

/** A run with these predictions for the samples of the third class. */
function predictingThird(...row: number[]) {
  return describedRun(undefined, { measured: withMatrix([[20, 0, 0], [2, 18, 0], row]) });
}

/** The sigmoid right before the loss. */
function sigmoidBeforeLoss() {
  const { nodes, edges } = documentWith([...HIDDEN, ['k', 'dense', { units: 3 }], ['s', 'sigmoid']]);
  return {
    nodes: nodes.filter(({ id }) => id !== 'o'),
    edges: edges
      .filter(({ to }) => to[0] !== 'o')
      .map((edge) => (edge.from[0] === 'o' ? { ...edge, from: ['s', 'out'] as [string, string] } : edge)),
  };
}

test.each(CASES)(
  '%s is found with its evidence, its cause and a fix, and not in a run short of it',
  (code, node, fix, broken, healthy) => {
    const finding = diagnose(broken).find((each) => each.code === code);
    expect(finding).toBeDefined();
    if (!finding) return;
    expect(finding.node).toBe(node);
    expect(finding.fixes.map(({ label }) => english(label))[0]).toBe(fix);
    expect(Object.values(finding.evidence.numbers).filter((number) => !Number.isFinite(number))).toEqual([]);
    expect(english(finding.evidence.text)).not.toMatch(/\{\{|undefined|NaN/);
    expect(english(finding.cause)).toMatch(/\.$/);
    expect(diagnose(healthy).map((each) => each.code)).not.toContain(code);
  },
);

test.each(CASES)('every fix of %s leaves a graph without errors', (code, _node, _fix, broken) => {
  for (const { edits } of diagnose(broken).find((each) => each.code === code)?.fixes ?? []) {
    const fixed = applyEdits(broken.document, edits);
    expect(fixed).not.toEqual(broken.document);
    expect(analyzeGraph(fixed).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});

test('a healthy run has no finding, whatever of it is recorded', () => {
  const run = describedRun();
  expect(diagnose(run)).toEqual([]);
  expect(diagnose({ ...run, measured: undefined })).toEqual([]);
  expect(diagnose({ ...run, flow: [], steps: [], epochs: [] })).toEqual([]);
});

test.each(CASES)('%s is told in training only if healthy runs do not look the same early', (code, _node, _fix, broken) => {
  const { needsEnd = false } = DIAGNOSES.find((each) => each.code === code) ?? {};
  const early = diagnose(broken, { isInTraining: true }).map((each) => each.code);
  expect(early.includes(code)).toBe(!needsEnd);
});

test('a symptom is left out beside its cause', () => {
  const slow = describedRun(undefined, {
    flow: flowOf(['h', 'r', 'o'], { updateRatio: 1e-6 }),
    measured: measurements({ training: scored(0.4) }),
  });
  expect(diagnose(slow).map(({ code }) => code)).toEqual(['learningRateTooLow']);
});

test('every diagnosis has a file of its name, a case here, a source with its year, and is explained by others that exist', () => {
  const codes = DIAGNOSES.map(({ code }) => code);
  expect(DOCUMENTED_DIAGNOSES.map(({ code }) => code)).toEqual(codes);
  const files = readdirSync(join(import.meta.dirname, 'diagnoses')).map((file) => file.replace('.ts', ''));
  expect(codes.filter((code) => !files.includes(code))).toEqual([]);
  expect(codes.filter((code) => !CASES.some(([tested]) => tested === code))).toEqual([]);
  expect(DIAGNOSES.filter(({ source }) => !/\(\d{4}\)$/.test(source))).toEqual([]);
  expect(DIAGNOSES.flatMap(({ unless = [] }) => unless).filter((code) => !codes.includes(code))).toEqual([]);
});

test('the thresholds that texts and formulas say are those of training and of the check of gradients', () => {
  expect(GRADIENT_LIMIT).toBe(FLOW_LIMIT);
  expect(SAID_SLOPE).toBe(SATURATED_SLOPE);
  for (const { help, formula, thresholds = {} } of DOCUMENTED_DIAGNOSES) {
    const said = [...help.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    expect(Object.keys(thresholds).sort()).toEqual(said.sort());
    expect(help.replaceAll(/\{\{\w+\}\}/g, '')).not.toMatch(/\d\.\d|\d %/);
    expect(formula).not.toMatch(/undefined|NaN|\$\{/);
  }
});

test('rows that are split in their order are split at random, unless they are windows of a time series', () => {
  const shifted = withFeatures((feature) => ({ ...feature, validation: { mean: 1.5, deviation: 1 } }));
  const firstFix = (dataset: string) => {
    const document = { ...documentWith(HIDDEN), data: { dataset } };
    return diagnose(describedRun(document, shifted))
      .find(({ code }) => code === 'differentValidation')
      ?.fixes.at(0)?.edits;
  };
  expect(firstFix('rows.csv?target=y&split=time')).toEqual([
    { type: 'setData', setting: 'dataset', value: 'rows.csv?target=y&split=random' },
  ]);
  expect(firstFix('rows.csv?split=time&window=10')).toMatchObject([{ setting: 'validation' }]);
});

test('a class that is rare is weighed by its rarity', () => {
  const measured = withMatrix([
    [20, 0, 0],
    [2, 18, 0],
    [3, 7, 0],
  ]);
  const classes = { names: ['a', 'b', 'c'], training: [20, 20, 5], validation: [20, 20, 5] };
  const run = describedRun(undefined, { measured: { ...measured, data: { ...data, classes } } });
  const [fix] = diagnose(run).find(({ code }) => code === 'missingClass')?.fixes ?? [];
  expect(fix.edits).toEqual([{ type: 'setParam', nodeId: 'j', param: 'classWeights', value: [0.75, 0.75, 3] }]);
});

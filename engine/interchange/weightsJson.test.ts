import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, checkGraph } from '../graph/index.ts';
import { classifier } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import { initializeParameters, type NamedTensor } from '../training/index.ts';
import { matchParameters, readWeightsJson, type TrainedNetwork, weightsJson, writeWeightsJson } from './index.ts';

const document = classifier();
const graph = checkGraph(document);
const parameters = initializeParameters(graph, 1);
const write = (network: Partial<TrainedNetwork>) => writeWeightsJson({ graph, parameters, ...network });

const bits = (data: Float32Array) => [...new Uint32Array(data.buffer, data.byteOffset, data.length)];
const tensor = (data: Float32Array): NamedTensor => ({ name: 'w', shape: [data.length], data });
const reread = (data: Float32Array, encoding: 'numbers' | 'base64') =>
  readWeightsJson(writeWeightsJson({ graph, parameters: [tensor(data)] }, encoding)).parameters[0].data;

test('every finite float32 is read back bit by bit, as numbers and as base64', () => {
  fc.assert(
    fc.property(fc.float32Array({ noNaN: true, noDefaultInfinity: true, maxLength: 20 }), (data) => {
      expect(bits(reread(data, 'numbers'))).toEqual(bits(data));
      expect(bits(reread(data, 'base64'))).toEqual(bits(data));
    }),
    { numRuns: 300 },
  );
});

test('extreme numbers and the sign of zero are kept', () => {
  const data = Float32Array.of(-0, 0, 1.401298464324817e-45, -3.4028234663852886e38, 16777217, 0.1);
  expect(bits(reread(data, 'numbers'))).toEqual(bits(data));
});

test('numbers are written as short as possible', () => {
  expect(write({ parameters: [tensor(Float32Array.of(0.1, 1 / 3, 2))] })).toContain('"data": [0.1,0.33333334,2]');
});

test('NaN and infinities are refused by name as numbers, and kept in base64', () => {
  const data = Float32Array.of(1, Number.NaN, Number.POSITIVE_INFINITY);
  const error = refusalOf(() => reread(data, 'numbers'));
  expect(error.code).toBe('weights.nonFinite');
  expect(error.message).toBe("'w' has NaN at element 1, which JSON cannot represent");
  expect(bits(reread(data, 'base64'))).toEqual(bits(data));
});

test('a file holds graph, parameters, origin and verification', () => {
  const training = {
    run: 'r1',
    step: 12,
    epoch: 2,
    loss: 0.5,
    optimizer: { type: 'adam', slots: parameters },
    dataset: { name: 'iris', sha256: 'ab' },
  };
  const verification = { rows: 16, maxAbsError: 0, outputsSha256: 'cd' };
  const text = String(weightsJson.addVerification?.(write({ training }), verification));
  const json = JSON.parse(text);
  expect(json).toMatchObject({ format: 'backwire-weights', version: 1, graph: document, verification });
  expect(json.training).toMatchObject({ run: 'r1', step: 12, dataset: { name: 'iris', sha256: 'ab' } });
  expect(json.training.optimizer.slots).toHaveLength(parameters.length);
  const file = readWeightsJson(text);
  expect(file.document).toEqual(document);
  expect(file.parameters.map(({ name, shape, data }) => [name, shape, bits(data)])).toEqual(
    parameters.map(({ name, shape, data }) => [name, shape, bits(data)]),
  );
});

test('the training section of a file is copied verbatim', () => {
  const training = { run: 'r1', step: 12, epoch: 2, optimizer: { type: 'adam', slots: parameters } };
  const first = readWeightsJson(write({ training }));
  const second = readWeightsJson(write({ carriedTraining: first.training }));
  expect(second.training).toEqual(first.training);
});

const good = write({});
const edited = (
  change: (json: Record<string, never> & { parameters: Record<string, unknown>[]; version: number; format: string }) => void,
) => {
  const json = JSON.parse(good);
  change(json);
  return JSON.stringify(json);
};

test.each([
  ['weights.notJson', good.slice(0, 200)],
  ['weights.foreign', '{"format":"backwire-graph"}'],
  ['weights.foreign', '[]'],
  [
    'weights.newerVersion',
    edited((json) => {
      json.version = 2;
    }),
  ],
  [
    'weights.malformed',
    edited((json) => {
      delete json.parameters[0].shape;
    }),
  ],
  [
    'weights.malformed',
    edited((json) => {
      json.parameters[0].data = { base64: '*' };
    }),
  ],
  [
    'weights.length',
    edited((json) => {
      json.parameters[0].data = [1, 2];
    }),
  ],
])('a bad file is refused with %s', (code, text) => {
  const error = refusalOf(() => readWeightsJson(text, 'weights.json'));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^weights\.json/);
});

test('weights of another graph are refused by name and by shape', () => {
  const wider = applyEdits(document, [{ type: 'setParam', nodeId: 'h', param: 'units', value: 7 }]);
  expect(refusalOf(() => matchParameters(checkGraph(wider), parameters)).message).toBe(
    "the weights belong to another graph: expected 'h.weight' [7, 2], found [6, 2]",
  );
  expect(refusalOf(() => matchParameters(checkGraph(document), parameters.slice(1))).code).toBe('weights.otherGraph');
  expect(refusalOf(() => matchParameters(checkGraph(document), [...parameters, tensor(Float32Array.of(1))])).code).toBe(
    'weights.otherGraph',
  );
  expect(matchParameters(checkGraph(document), parameters.toReversed())).toEqual(parameters);
});

import fc from 'fast-check';
import { emptyGraph, type GraphEdge } from '#engine/graph/index.ts';
import * as edits from '../edits.ts';
import type { Recipe } from '../history.ts';
import * as settings from '../settings.ts';

/** The names of what a module makes recipes with. */
type RecipeMaker<Module> = {
  [Name in keyof Module]: Module[Name] extends (...given: never[]) => Recipe ? Name : never;
}[keyof Module];
export type RecipeName = RecipeMaker<typeof edits> | RecipeMaker<typeof settings>;

const IDS = ['a', 'b', 'c', 'd'] as const;
const anyId = fc.constantFrom(...IDS);
const anyLabel = fc.constantFrom('', '  ', 'Hidden', 'Scores', '层');
const anyPlace = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
const anyEdge: fc.Arbitrary<GraphEdge> = fc.tuple(anyId, anyId, fc.constantFrom('in', 'in1', 'in2')).map(([from, to, port]) => ({
  from: [from, 'out'],
  to: [to, port],
}));
const anyNode = fc.record({ id: anyId, type: fc.constantFrom('dense', 'relu', 'quantum'), position: anyPlace });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const anyShare = fc.double({ min: 0, max: 0.9, noNaN: true });
const anySection = fc.constantFrom('optimizer', 'schedule', 'clip', 'earlyStopping', 'augment');
const anyDocument = fc
  .tuple(fc.array(anyNode, { maxLength: 3 }), fc.array(anyEdge, { maxLength: 3 }))
  .map(([nodes, edges]) => ({ ...emptyGraph('Other'), nodes, edges, later: true }));

/** For each recipe that there is, any use of it. A new one without a line here does not compile. */
export const RECIPES: Readonly<Record<RecipeName, fc.Arbitrary<Recipe>>> = {
  addFragment: fc
    .record({ nodes: fc.array(anyNode, { maxLength: 2 }), edges: fc.array(anyEdge, { maxLength: 2 }) })
    .map(edits.addFragment),
  removeElements: fc
    .tuple(fc.uniqueArray(anyId), fc.array(anyEdge, { maxLength: 2 }))
    .map(([ids, wires]) => edits.removeElements(new Set(ids), wires)),
  moveNodes: fc.array(fc.tuple(anyId, anyPlace), { maxLength: 3 }).map((places) => edits.moveNodes(new Map(places))),
  connectPorts: anyEdge.map(edits.connectPorts),
  moveWire: fc.tuple(anyEdge, anyEdge).map(([before, after]) => edits.moveWire(before, after)),
  disconnectPort: fc.tuple(anyId, fc.constantFrom('in', 'in1')).map(([id, port]) => edits.disconnectPort(id, port)),
  insertIntoWire: fc.tuple(anyNode, anyEdge).map(([node, wire]) => edits.insertIntoWire(node, 'in', wire)),
  setParam: fc
    .tuple(anyId, fc.constantFrom('units', 'rate'), maybe(fc.integer({ min: 1, max: 512 })))
    .map(([id, param, value]) => edits.setParam(id, param, value)),
  setLabel: fc.tuple(anyId, anyLabel).map(([id, label]) => edits.setLabel(id, label)),
  setName: anyLabel.map(edits.setName),
  replaceDocument: anyDocument.map(edits.replaceDocument),
  takeOver: anyDocument.map(edits.takeOver),
  setDataset: fc.constantFrom('iris', 'mnist').map(settings.setDataset),
  setSplit: fc
    .tuple(fc.constantFrom('validation', 'test'), maybe(anyShare))
    .map(([split, share]) => settings.setSplit(split, share)),
  setNormalize: fc.constantFrom('none', 'unit', 'standard').map(settings.setNormalize),
  setTrainingNumber: fc
    .tuple(fc.constantFrom('batchSize', 'epochs', 'seed', 'accumulate'), maybe(fc.integer({ min: 1, max: 50 })))
    .map(([name, value]) => settings.setTrainingNumber(name, value)),
  setGradientsEvery: maybe(fc.nat(20)).map(settings.setGradientsEvery),
  setTrainingSection: fc
    .tuple(anySection, maybe(fc.record({ type: fc.constantFrom('sgd', 'adam', 'norm') })))
    .map(([section, value]) => settings.setTrainingSection(section, value)),
  setTrainingParam: fc
    .tuple(anySection, maybe(fc.double({ min: 0, max: 1, noNaN: true })), maybe(fc.constant('adam')))
    .map(([section, rate, type]) => settings.setTrainingParam(section, 'learningRate', rate, type)),
};

/** Any edit that there is. */
export const anyRecipe: fc.Arbitrary<Recipe> = fc.oneof(...Object.values(RECIPES));

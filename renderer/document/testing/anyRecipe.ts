import fc from 'fast-check';
import { emptyGraph, type GraphDocument, type GraphEdge } from '#engine/graph/index.ts';
import * as annotationEdits from '../annotationEdits.ts';
import * as bends from '../bends.ts';
import * as blocks from '../blocks/index.ts';
import * as bringing from '../copyFragment.ts';
import * as edits from '../edits.ts';
import type { Recipe } from '../history.ts';
import * as paramEdits from '../setParamAndWires.ts';
import * as settings from '../settings.ts';
import { wireKey } from '../wireKey.ts';

/** Functions that return a recipe, or an object with one. */
type Makes<Made> = [Extract<Made, Recipe | { readonly recipe: Recipe }>] extends [never] ? false : true;

/** The names of a module's recipe functions. */
type RecipeMaker<Module> = {
  [Name in keyof Module]: Module[Name] extends (...given: never[]) => infer Made
    ? Makes<Made> extends true
      ? Name
      : never
    : never;
}[keyof Module];
export type RecipeName =
  | RecipeMaker<typeof edits>
  | RecipeMaker<typeof settings>
  | RecipeMaker<typeof annotationEdits>
  | RecipeMaker<typeof bends>
  | RecipeMaker<typeof paramEdits>
  | RecipeMaker<typeof blocks>
  // No recipes themselves, but used for every external block.
  | keyof Pick<typeof bringing, 'bringBlocks'>;

/** A use of a recipe, usually independent of the document. Undefined if it cannot be used on it. */
export type AnyEdit = (document: GraphDocument) => Recipe | undefined;

const IDS = ['a', 'b', 'c', 'd'] as const;
const anyId = fc.constantFrom(...IDS);
const anyLabel = fc.constantFrom('', '  ', 'Hidden', 'Scores', '层');
const anyPath = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
const anyEdge: fc.Arbitrary<GraphEdge> = fc.tuple(anyId, anyId, fc.constantFrom('in', 'in1', 'in2')).map(([from, to, port]) => ({
  from: [from, 'out'],
  to: [to, port],
}));
const anyParams = fc.constantFrom(undefined, { block: 'one' }, { block: 'two', repeat: 2 }, { units: 4, tiedTo: 'a' });
const anyNode = fc.record(
  {
    id: anyId,
    type: fc.constantFrom('dense', 'relu', 'add', 'quantum', 'block', 'block', 'blockInput', 'blockOutput'),
    position: anyPath,
    params: anyParams.map((params): Record<string, unknown> => ({ ...params })),
    bypassed: fc.boolean(),
  },
  { requiredKeys: ['id', 'type', 'position'] },
);
const anyAnnotation = fc.record({
  id: anyId,
  type: fc.constantFrom('frame', 'comment'),
  text: fc.constantFrom('', 'Encoder'),
  position: anyPath,
});
const anyBlock = fc.record({
  id: fc.constantFrom('one', 'two'),
  nodes: fc.array(anyNode, { maxLength: 3 }),
  edges: fc.array(anyEdge, { maxLength: 2 }),
});
const anyIds = fc.uniqueArray(anyId).map((ids): ReadonlySet<string> => new Set(ids));
const anyBox = fc.record({ x: fc.integer(), y: fc.integer(), width: fc.constant(90), height: fc.constant(60) });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const anyShare = fc.double({ min: 0, max: 0.9, noNaN: true });
const anySection = fc.constantFrom('optimizer', 'schedule', 'clip', 'earlyStopping', 'augment', 'checkpoints');
const anyDocument = fc
  .tuple(fc.array(anyNode, { maxLength: 3 }), fc.array(anyEdge, { maxLength: 3 }))
  .map(([nodes, edges]) => ({ ...emptyGraph('Other'), nodes, edges, later: true }));

/** A recipe that does not depend on the document. */
const always = (recipe: fc.Arbitrary<Recipe>): fc.Arbitrary<AnyEdit> => recipe.map((made) => () => made);
const positionsOf = ({ nodes }: GraphDocument) => new Map(nodes.map(({ id, position = { x: 0, y: 0 } }) => [id, position]));

/** Arbitrary uses of every recipe. A new recipe without a line here does not compile. */
export const RECIPES: Readonly<Record<RecipeName, fc.Arbitrary<AnyEdit>>> = {
  addFragment: always(
    fc.record({ nodes: fc.array(anyNode, { maxLength: 2 }), edges: fc.array(anyEdge, { maxLength: 2 }) }).map(edits.addFragment),
  ),
  removeElements: always(
    fc
      .tuple(fc.uniqueArray(anyId), fc.array(anyEdge, { maxLength: 2 }))
      .map(([ids, wires]) => edits.removeElements(new Set(ids), wires)),
  ),
  moveNodes: always(fc.array(fc.tuple(anyId, anyPath), { maxLength: 3 }).map((positions) => edits.moveNodes(new Map(positions)))),
  connectPorts: always(anyEdge.map(edits.connectPorts)),
  moveWire: always(fc.tuple(anyEdge, anyEdge).map(([before, after]) => edits.moveWire(before, after))),
  disconnectPort: always(fc.tuple(anyId, fc.constantFrom('in', 'in1')).map(([id, port]) => edits.disconnectPort(id, port))),
  insertIntoWire: always(fc.tuple(anyNode, anyEdge).map(([node, wire]) => edits.insertIntoWire(node, 'in', wire))),
  setParam: always(
    fc
      .tuple(anyId, fc.constantFrom('units', 'rate'), maybe(fc.integer({ min: 1, max: 512 })))
      .map(([id, param, value]) => edits.setParam(id, param, value)),
  ),
  setLabel: always(fc.tuple(anyId, anyLabel).map(([id, label]) => edits.setLabel(id, label))),
  setName: always(anyLabel.map(edits.setName)),
  replaceDocument: always(anyDocument.map(edits.replaceDocument)),
  takeOver: always(anyDocument.map(edits.takeOver)),
  setDataset: always(fc.constantFrom('iris', 'mnist').map(settings.setDataset)),
  setSplit: always(
    fc.tuple(fc.constantFrom('validation', 'test'), maybe(anyShare)).map(([split, share]) => settings.setSplit(split, share)),
  ),
  setNormalize: always(fc.constantFrom('none', 'unit', 'standard').map(settings.setNormalize)),
  setNormalizeTarget: always(fc.constantFrom('auto', 'none', 'standard').map(settings.setNormalizeTarget)),
  setTrainingNumber: always(
    fc
      .tuple(fc.constantFrom('batchSize', 'epochs', 'seed', 'accumulate'), maybe(fc.integer({ min: 1, max: 50 })))
      .map(([name, value]) => settings.setTrainingNumber(name, value)),
  ),
  setGradientsEvery: always(maybe(fc.nat(20)).map(settings.setGradientsEvery)),
  setStopWhen: always(maybe(fc.constantFrom('loss < 0.1', 'nonFinite')).map(settings.setStopWhen)),
  setTrainingSection: always(
    fc
      .tuple(anySection, maybe(fc.record({ type: fc.constantFrom('sgd', 'adam', 'norm') })))
      .map(([section, value]) => settings.setTrainingSection(section, value)),
  ),
  setTrainingParam: always(
    fc
      .tuple(anySection, maybe(fc.double({ min: 0, max: 1, noNaN: true })), maybe(fc.constant('adam')))
      .map(([section, rate, type]) => settings.setTrainingParam(section, 'learningRate', rate, type)),
  ),
  addAnnotation: always(anyAnnotation.map(annotationEdits.addAnnotation)),
  removeAnnotations: always(anyIds.map(annotationEdits.removeAnnotations)),
  setAnnotationText: always(fc.tuple(anyId, anyLabel).map(([id, text]) => annotationEdits.setAnnotationText(id, text))),
  setAnnotationColor: always(
    fc.tuple(anyIds, fc.constantFrom('teal', undefined)).map(([ids, color]) => annotationEdits.setAnnotationColor(ids, color)),
  ),
  moveAnnotations: always(
    fc.array(fc.tuple(anyId, anyPath), { maxLength: 3 }).map((positions) => annotationEdits.moveAnnotations(new Map(positions))),
  ),
  placeAnnotations: always(
    fc.array(fc.tuple(anyId, anyBox), { maxLength: 3 }).map((boxes) => annotationEdits.placeAnnotations(new Map(boxes))),
  ),
  bendWires: fc.tuple(fc.nat(), maybe(fc.array(anyPath, { maxLength: 2 }))).map(([number, points]) => ({ edges }) => {
    const edge = edges[number % Math.max(1, edges.length)];
    return edge && bends.bendWires(new Map([[wireKey(edge), points]]));
  }),
  setParamAndWires: fc.tuple(anyId, maybe(fc.integer({ min: 2, max: 4 }))).map(([id, inputs]) => (document) => {
    const node = document.nodes.find((candidate) => candidate.id === id);
    const before = node && paramEdits.wiresInto(document, node);
    return node && before && paramEdits.setParamAndWires(document, node, 'inputs', inputs, before).recipe;
  }),
  setBlockText: always(
    fc
      .tuple(fc.constantFrom('one', 'two'), fc.constantFrom('name', 'description'), anyLabel)
      .map(([id, field, text]) => blocks.setBlockText(id, field, text)),
  ),
  addBlocks: always(fc.array(anyBlock, { maxLength: 2 }).map(blocks.addBlocks)),
  setBypassed: always(fc.tuple(anyIds, fc.boolean()).map(([ids, bypassed]) => blocks.setBypassed(ids, bypassed))),
  setFrozen: always(fc.tuple(anyIds, fc.boolean()).map(([ids, frozen]) => blocks.setFrozen(ids, frozen))),
  makeUnique: anyId.map((id) => (document) => {
    const instance = document.nodes.find((node) => node.id === id);
    return instance && blocks.makeUnique(document, instance, 'Own');
  }),
  groupNodes: fc.tuple(anyIds, anyLabel).map(
    ([ids, name]) =>
      (document) =>
        blocks.groupNodes(document, ids, positionsOf(document), name)?.recipe,
  ),
  dissolveBlock: anyId.map((id) => (document) => {
    const instance = document.nodes.find((node) => node.id === id && node.type === 'block');
    return instance && blocks.dissolveBlock(document, instance)?.recipe;
  }),
  renamePort: always(
    fc.tuple(fc.constantFrom('one', 'two'), anyId, anyLabel).map(([block, port, name]) => blocks.renamePort(block, port, name)),
  ),
  bringBlocks: fc.tuple(anyNode, fc.array(anyBlock, { maxLength: 2 })).map(([node, definitions]) => (document) => {
    const { nodes, blocks: missing } = bringing.bringBlocks(document, [node], definitions);
    return edits.addFragment({ nodes, edges: [], blocks: missing });
  }),
};

export const anyRecipe: fc.Arbitrary<AnyEdit> = fc.oneof(...Object.values(RECIPES));

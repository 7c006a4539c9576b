import { english, type Message, type MessageValue } from '../../messages/index.ts';
import type { DataSettings, GraphEdge, GraphNode, TrainingSettings } from './document.ts';

/** Every diagnostic code, once. */
export const DIAGNOSTIC_CODES = {
  'graph.newerVersion': 'The document was written by a newer version.',
  'graph.empty': 'The graph has no nodes.',
  'graph.duplicateId': 'Two nodes have the same id.',
  'graph.cycle': 'The wires form a cycle.',
  'graph.noLoss': 'The graph has no loss to minimize.',
  'graph.tooManyOperations': 'The graph lowers to more operations than the compiler accepts.',
  'graph.noInput': 'The graph has no input.',
  'node.unknownType': 'The node type is unknown to this version.',
  'node.invalidParam': 'A parameter has an invalid value.',
  'node.singleNumber': 'A normalization averages over a single element.',
  'node.cannotBypass': 'A bypassed node cannot pass its input through.',
  'block.unknown': 'A node refers to a block that the document lacks.',
  'block.containsItself': 'A block contains itself.',
  'block.cannotRepeat': 'A repeated block does not have exactly one input and one output.',
  'block.tooLarge': 'Nested blocks expand to too many nodes.',
  'block.portOutside': 'A block port is used outside a block.',
  'node.unused': 'No output of the node reaches a loss.',
  'edge.unknownNode': 'A wire connects to a node that does not exist.',
  'edge.unknownPort': 'A wire connects to a port that the node does not have.',
  'edge.duplicateInput': 'Two wires connect to the same input port.',
  'port.unconnected': 'An input port has no wire.',
  'port.notIndices': 'A port for indices receives other values.',
  'shape.mismatch': 'Connected shapes do not match.',
  'weights.cannotTie': 'A node cannot share the weights of the other node.',
  'data.shapeMismatch': 'The shape of the samples does not match the node.',
  'data.inputCount': 'The inputs or targets of the graph do not match the data.',
  'data.unusedColumn': 'A column of the data feeds no node.',
  'data.noClasses': 'A target of class indices has no number of classes.',
  'data.targetValue': 'A target holds a value that its loss does not accept.',
  'data.indexValue': 'The data holds an index out of range.',
  'loss.classIndices': 'A class index is connected to a regression loss.',
  'loss.unfitActivation': 'The outputs of the activation before a loss do not suit the loss.',
  'training.invalidParam': 'A training setting has an invalid value.',
  'training.batchTooLarge': 'The batch size exceeds the number of training samples.',
  'training.batchOfOne': 'A batch normalization receives a batch of one sample.',
  'training.accumulatesTooMany': 'Gradient accumulation spans more batches than an epoch has.',
  'training.unknownOptimizer': 'The optimizer is unknown to this version.',
  'training.unknownSchedule': 'The learning-rate schedule is unknown to this version.',
  'training.noImages': 'Augmentation is set, but no input takes images.',
  'training.invalidCondition': 'The condition at which training pauses has an error.',
  'training.unknownClip': 'The gradient clipping method is unknown to this version.',
} as const;
export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

/**
 * A change of the document that the canvas applies with a click. A node within a block is named as in the expanded document,
 * `r/conv1`; a wire within one also by the block's id.
 */
export type GraphEdit =
  | { readonly type: 'addNode'; readonly node: GraphNode }
  | { readonly type: 'removeNode'; readonly nodeId: string }
  | { readonly type: 'setParam'; readonly nodeId: string; readonly param: string; readonly value: unknown }
  | { readonly type: 'setType'; readonly nodeId: string; readonly nodeType: string }
  | { readonly type: 'setBypassed'; readonly nodeId: string; readonly bypassed: boolean }
  | { readonly type: 'setTraining'; readonly setting: keyof TrainingSettings & string; readonly value: unknown }
  | { readonly type: 'setData'; readonly setting: keyof DataSettings & string; readonly value: unknown }
  | { readonly type: 'addEdge'; readonly edge: GraphEdge }
  | { readonly type: 'removeEdge'; readonly edge: GraphEdge; readonly block?: string };

export interface Fix {
  /** Button label: begins with a verb. */
  readonly label: Message;
  readonly edits: readonly GraphEdit[];
}

/** One problem, as data: expected, received, location and fix. */
export interface Diagnostic extends Message {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  /** The node; for a problem within a block, the block's instance. */
  readonly nodeId?: string;
  /** The path within that block: node ids, each within the block of the previous one. */
  readonly inside?: readonly string[];
  readonly port?: string;
  readonly param?: string;
  /** The invalid wire, if any; within a block, with the ids used there. */
  readonly edge?: GraphEdge;
  readonly expected?: MessageValue;
  readonly received?: MessageValue;
  readonly fix?: Fix;
}

export interface EnglishDiagnostic extends Omit<Diagnostic, 'expected' | 'received' | 'fix'> {
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  readonly fix?: Omit<Fix, 'label'> & { readonly label: string };
}

/** For the command line and tests, which are in English. */
export function diagnosticInEnglish({ expected, received, fix, ...diagnostic }: Diagnostic): EnglishDiagnostic {
  return {
    ...diagnostic,
    message: english(diagnostic),
    ...(expected !== undefined && { expected: english(expected) }),
    ...(received !== undefined && { received: english(received) }),
    ...(fix && { fix: { ...fix, label: english(fix.label) } }),
  };
}

/** A whole number as messages show it: `250,000`. */
export function formatCount(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

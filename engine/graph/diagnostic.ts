import { english, type Message, type MessageValue } from '../text/index.ts';
import type { DataSettings, GraphEdge, GraphNode, TrainingSettings } from './document.ts';

/** Every diagnostic code, once. */
export const DIAGNOSTIC_CODES = {
  'graph.newerVersion': 'The document was written by a newer version.',
  'graph.empty': 'There is nothing to train.',
  'graph.duplicateId': 'Two nodes have the same id.',
  'graph.cycle': 'Wires lead back to where they came from.',
  'graph.noLoss': 'No loss says what training should minimize.',
  'graph.tooManyOperations': 'The graph lowers to more operations than can be compiled.',
  'graph.noInput': 'No input brings data in.',
  'node.unknownType': 'The node type is not known to this version.',
  'node.invalidParam': 'A parameter has a value that it cannot have.',
  'node.singleNumber': 'A normalization takes the mean of a single number.',
  'node.cannotBypass': 'A node is bypassed that data cannot go past.',
  'block.unknown': 'A node stands for a block that the document does not have.',
  'block.containsItself': 'A block contains itself.',
  'block.cannotRepeat': 'A block is repeated that has not exactly one input and one output.',
  'block.tooLarge': 'Blocks within blocks make more nodes than can be computed.',
  'block.portOutside': 'A port of a block stands outside of blocks.',
  'node.unused': 'Nothing that the node computes reaches a loss.',
  'edge.unknownNode': 'A wire leads to a node that does not exist.',
  'edge.unknownPort': 'A wire leads to a port that the node does not have.',
  'edge.duplicateInput': 'Two wires lead into the same port.',
  'port.unconnected': 'An input port has no wire.',
  'port.notIndices': 'A port that takes indices gets other numbers.',
  'shape.mismatch': 'Shapes that meet do not fit.',
  'weights.cannotTie': 'A node shall use weights of another that are not fit for it.',
  'data.shapeMismatch': "The data's samples do not fit the node.",
  'data.inputCount': 'The graph has other inputs or targets than the data.',
  'data.unusedColumn': 'The data has a column that feeds no node.',
  'data.noClasses': 'A target takes class indices, but does not say how many classes there are.',
  'data.targetValue': 'A target holds a number that its loss does not take.',
  'data.indexValue': 'The data holds an index that names no row.',
  'loss.classIndices': 'A class index is wired to a loss that measures distances.',
  'loss.unfitActivation': 'The activation in front of a loss gives other numbers than the loss takes.',
  'training.invalidParam': 'A training setting has a value that it cannot have.',
  'training.batchTooLarge': 'A batch holds more samples than there are to train on.',
  'training.batchOfOne': 'A normalization over the batch gets a batch of one sample.',
  'training.accumulatesTooMany': 'An update adds up more batches than an epoch has.',
  'training.unknownOptimizer': 'The optimizer is not known to this version.',
  'training.unknownSchedule': 'The learning-rate schedule is not known to this version.',
  'training.noImages': 'Augmentation is set, but no input takes images.',
  'training.unknownClip': 'The way to clip gradients is not known to this version.',
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

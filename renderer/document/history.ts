import { applyPatches, type Draft, enablePatches, type Patch, produceWithPatches } from 'immer';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { Message } from '../language/index.ts';
import { type BlockPath, draftAt, existingPath, isSamePath, ROOT } from './blockPath.ts';

enablePatches();

/**
 * Changes a draft of the document in place. Within a block, the draft has the block's nodes, wires and annotations.
 * @param whole the whole document's draft
 */
export type Recipe = (draft: Draft<GraphDocument>, whole?: Draft<GraphDocument>) => void;

/** One history entry: a reversible difference with its label. */
export interface HistoryEntry {
  /** Label of the Undo command: "Move 3 nodes". */
  readonly label: Message | string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** The block it was done in; undo opens it. */
  readonly path: BlockPath;
  /** While set, a further edit with the same key is merged into this entry. */
  readonly mergeKey?: string;
}

export interface History {
  readonly document: GraphDocument;
  /** The open block. */
  readonly path: BlockPath;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

/** Maximum number of entries. */
const LONGEST = 1000;

/** The steps around a document: what undo and redo need. */
export type HistorySteps = Pick<History, 'past' | 'future'>;

export const NO_STEPS: HistorySteps = { past: [], future: [] };

/** @param steps of an earlier window, which lead to this document and from it */
export function startHistory(document: GraphDocument, steps: HistorySteps = NO_STEPS): History {
  return { document, path: ROOT, past: steps.past, future: steps.future };
}

/**
 * Applies an edit and records its inverse. An edit without changes leaves no entry.
 * @param mergeKey consecutive edits with the same key, such as letters typed into one field, become one entry
 */
export function edit(history: History, label: Message | string, recipe: Recipe, mergeKey?: string): History {
  const { path } = history;
  const [document, patches, inverse] = produceWithPatches(history.document, (draft) =>
    recipe(draftAt(draft, history.document, path), draft),
  );
  if (patches.length === 0) return history;
  const last = history.past.at(-1);
  const entry: HistoryEntry = { label, patches, inverse, path, ...(mergeKey !== undefined && { mergeKey }) };
  const merges = mergeKey !== undefined && last?.mergeKey === mergeKey && isSamePath(last.path, path);
  const past = merges ? [...history.past.slice(0, -1), merge(last, entry)] : [...history.past, entry].slice(-LONGEST);
  return { document, path: existingPath(document, path), past, future: [] };
}

function merge(earlier: HistoryEntry, later: HistoryEntry): HistoryEntry {
  return {
    ...later,
    patches: withoutReplaced([...earlier.patches, ...later.patches]),
    inverse: withoutReplaced([...later.inverse, ...earlier.inverse]),
  };
}

/** Without changes inside a part of the document that a later patch replaces as a whole. */
function withoutReplaced(patches: readonly Patch[]): readonly Patch[] {
  const replaced = new Set<string | number>();
  const isNeeded = ({ op, path: [part, ...inside] }: Patch) => {
    if (replaced.has(part)) return false;
    if (inside.length === 0 && op !== 'remove') replaced.add(part);
    return true;
  };
  return patches.toReversed().filter(isNeeded).toReversed();
}

/** Ends merging into the last entry. */
export function seal(history: History): History {
  const last = history.past.at(-1);
  if (last?.mergeKey === undefined) return history;
  const { mergeKey: _, ...sealed } = last;
  return { ...history, past: [...history.past.slice(0, -1), sealed] };
}

export function undo(history: History): History {
  const entry = seal(history).past.at(-1);
  if (!entry) return history;
  const { past, future } = history;
  return step(history, entry, entry.inverse, { past: past.slice(0, -1), future: [entry, ...future] });
}

export function redo(history: History): History {
  const [entry, ...future] = history.future;
  if (!entry) return history;
  return step(history, entry, entry.patches, { past: [...history.past, entry], future });
}

/** Applies an entry. One from a damaged storage may not apply: then the history is dropped, and the document stays. */
function step(history: History, { path }: HistoryEntry, patches: readonly Patch[], steps: HistorySteps): History {
  try {
    const document = applyPatches(history.document, patches as Patch[]);
    return { document, path: existingPath(document, path), ...steps };
  } catch {
    return { ...history, ...NO_STEPS };
  }
}

import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  exampleSummary,
  graphChange,
  graphSummary,
  graphVersion,
  keptBlock,
  savedFile,
  storedGraph,
  template,
  versionSummary,
} from '../schemas/index.ts';
import { byId, call, document, none } from './call.ts';

/** Chosen by a window, which ignores its own changes. */
const windowId = z.string().max(64);
const byRevision = byId.extend({ revision: z.number().int() });
const templateWords = z.object({ name: z.string().trim().min(1).max(200), description: z.string().trim().max(300) });
/** Far more than a picture of a large graph. */
const LARGEST_PICTURE = 30_000_000;
const picture = z.discriminatedUnion('format', [
  z.object({ format: z.literal('svg'), text: z.string().max(LARGEST_PICTURE) }),
  z.object({ format: z.literal('png'), base64: z.string().max(LARGEST_PICTURE) }),
]);

/** Graphs with their versions, kept in the database. */
export const graphCalls = {
  list: call.output(z.array(graphSummary)),
  examples: call.output(z.array(exampleSummary)),
  load: call.input(byId).output(storedGraph),
  /** A new graph with a new id. */
  create: call.input(z.object({ document })).output(storedGraph),
  /** A copy of an example as a new graph. */
  createFromExample: call.input(byId).output(storedGraph),
  /**
   * Overwrites the current state and returns the new revision. If the stored state is not the known one, because another window
   * saved meanwhile, it is kept as a version, named by `kept`.
   */
  save: call
    .input(z.object({ id: z.string(), document, basedOn: z.number().int().nullable().optional(), by: windowId.optional() }))
    .output(z.object({ revision: z.number(), updatedAt: z.number(), kept: z.number().optional() })),
  remove: call.input(byId.extend({ by: windowId.optional() })).output(none),
  /** Every save and removal of a graph from now on, by any window. */
  changes: call.output(eventIterator(graphChange)),
  /** The states of a graph, the current one first. */
  versions: call.input(byId).output(z.array(versionSummary)),
  version: call.input(byRevision).output(graphVersion),
  /** Keeps a state, possibly the current one: with a name permanently, without one until it is thinned out. */
  keepVersion: call.input(byRevision.extend({ name: z.string().trim().min(1).max(200).nullable() })).output(none),
  /** Saves the document as a *.backwire.json file. */
  export: call.input(z.object({ document })).output(savedFile),
  /** Saves a picture drawn by the renderer. */
  exportPicture: call.input(z.object({ name: z.string().max(200), picture })).output(savedFile),
};

/** Graphs to start from. */
export const templateCalls = {
  /** The user's own, newest first, then the built-in ones. */
  list: call.output(z.array(template)),
  save: call.input(templateWords.extend({ document })).output(template),
  /** Changes the name and description of one of the user's templates. */
  change: call.input(templateWords.extend({ id: z.string().min(1).max(64) })).output(none),
  remove: call.input(byId).output(none),
};

/** Blocks of the palette. */
export const blockCalls = {
  /** The user's palette blocks, by name. */
  list: call.output(z.array(keptBlock)),
  save: call.input(keptBlock.pick({ definitions: true })).output(keptBlock),
  remove: call.input(byId).output(none),
};

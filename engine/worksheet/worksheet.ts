import type { Message } from '../messages/index.ts';

/** One training step to calculate by hand: what is given, what to calculate, and the solution. Formulas are in TeX. */
export interface Worksheet {
  /** Of the graph; empty if it has none. */
  readonly name: string;
  /** Whose weights and which samples. */
  readonly about: readonly Message[];
  /** All numbers of the step, or those along a path. */
  readonly covers: 'all' | 'path';
  /** Number of weights of the network. */
  readonly parameters: number;
  /** Significant digits of results. */
  readonly digits: number;
  /** How to calculate and to round. */
  readonly rules: readonly Message[];
  readonly graph: WorksheetGraph;
  /** The optimizer and what it is set to. */
  readonly settings: readonly Message[];
  readonly given: readonly GivenNumbers[];
  readonly parts: readonly WorksheetPart[];
}

/** The network as boxes and arrows, positioned as on the canvas. */
export interface WorksheetGraph {
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    /** The kind of the layer. */
    readonly layer: Message;
    readonly x: number;
    readonly y: number;
  }[];
  /** By the ids of nodes. */
  readonly wires: readonly (readonly [from: string, to: string])[];
}

/** Numbers that exercises start from. */
export interface GivenNumbers {
  readonly title: Message;
  /** Equations, each of a matrix, a vector or a number. */
  readonly formulas: readonly string[];
}

export const PHASES = ['forward', 'loss', 'backward', 'update'] as const;
export type WorksheetPhase = (typeof PHASES)[number];

/** The exercises of one phase of a step. */
export interface WorksheetPart {
  readonly phase: WorksheetPhase;
  readonly title: Message;
  readonly groups: readonly ExerciseGroup[];
}

/** The exercises of one kind at one node. */
export interface ExerciseGroup {
  readonly node: string;
  readonly title: Message;
  readonly instruction: Message;
  readonly remarks: readonly Message[];
  /** Of functions with a name of their own. */
  readonly definitions: readonly string[];
  readonly exercises: readonly Exercise[];
}

/** One number to calculate. */
export interface Exercise {
  /** Its address in the lens. */
  readonly of: string;
  readonly symbol: string;
  /** The right-hand side in symbols. */
  readonly formula: string;
  /** The largest terms of a long sum in symbols, with the sum of the others as a number. */
  readonly largestTerms: string | null;
  /** Random numbers of the step that enter it, as equations. */
  readonly drawn: readonly string[];
  /** The right-hand side with numbers. */
  readonly numbers: string;
  /** The rounded result, in TeX. */
  readonly result: string;
  /** Not rounded. */
  readonly value: number;
  /** True if rounded numbers give a noticeably different result, because large terms cancel out. */
  readonly cancels: boolean;
}

/** A worksheet in which numbers may have become texts, as JSON has no infinity. */
export type WrittenWorksheet = Omit<Worksheet, 'parts'> & {
  readonly parts: readonly (Omit<WorksheetPart, 'groups'> & { readonly groups: readonly WrittenGroup[] })[];
};
export type WrittenGroup = Omit<ExerciseGroup, 'exercises'> & { readonly exercises: readonly Omit<Exercise, 'value'>[] };

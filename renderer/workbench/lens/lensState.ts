import type { StoreApi } from 'zustand/vanilla';
import type { LensPass, LensProgress, LensQuestion, LensSubject, LensTensor, TensorPart } from '#app/contract/index.ts';
import type { DescribedError } from '../connection/index.ts';
import type { LensChoices } from './choices.ts';
import type { Walk } from './walk.ts';

/** A pass with the question that it answers. */
export interface AnsweredPass {
  readonly question: LensQuestion;
  readonly pass: LensPass;
}

/** What is looked at within a pass. */
export interface LensSelection {
  readonly node?: string;
  /** A number or tensor of the pass. */
  readonly address?: string;
}

export interface LensState {
  readonly choices: LensChoices;
  /** What-if: other values of single weights or inputs. */
  readonly changes: LensQuestion['changes'];
  /** `waiting` until somebody looks, `asking` while an answer is computed: what was shown last stays. */
  readonly status: 'waiting' | 'asking' | 'ready' | 'failed';
  readonly progress: LensProgress | undefined;
  readonly error: DescribedError | undefined;
  readonly subject: LensSubject | undefined;
  /** Undefined until there is a sample. */
  readonly answered: AnsweredPass | undefined;
  /** The pass without changes, to compare with: the same as `answered` if there are none. */
  readonly original: AnsweredPass | undefined;
  readonly walk: Walk;
  /** The index of the walk's current step. */
  readonly position: number;
  readonly isPlaying: boolean;
  /** True while playing has stopped because the condition began to hold. */
  readonly isHeld: boolean;
  readonly selection: LensSelection;
}

/** The lens of one graph: the chosen weights and samples, the pass through them, and the walk through the pass. */
export interface Lens extends StoreApi<LensState> {
  choose(change: Partial<LensChoices>): void;
  /** Sets single weights and inputs to other values, until other weights or samples are chosen. */
  change(changes: LensQuestion['changes']): void;
  /** Asks again after a failure. */
  retry(): void;
  /** Stops what is asked for, and returns to the weights that are shown. */
  cancel(): void;
  /** Computes as long as somebody looks. @returns a function that ends looking */
  look(): () => void;
  select(selection: LensSelection): void;
  goTo(position: number): void;
  /** One step on, or back; it selects the step's node. */
  step(by: 1 | -1): void;
  /** Plays from the current position, from the end from the beginning. */
  play(): void;
  pause(): void;
  /** One step of playing, which stops at breakpoints and at the end. */
  advance(): void;
  /** Sets or removes the breakpoint of a node. */
  toggleBreakpoint(nodeId: string): void;
  /** A range of a tensor of the last pass, asked for once. */
  load(tensor: Pick<LensTensor, 'address'>, from: number, count: number): Promise<TensorPart>;
  /** The same range if it was loaded before. */
  loaded(tensor: Pick<LensTensor, 'address'>, from: number, count: number): TensorPart | undefined;
}

import type { Token, Tokens } from 'marked';
import type { LensSamples } from '#app/contract/index.ts';
import type { Expression } from '#engine/conditions/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { Reference } from './references.ts';

/** A lesson: pages to read, and what the reader does on them in the app. */
export interface Lesson {
  readonly title: string;
  /** The tag of its language, such as `en`. */
  readonly language: string;
  /** About how long it takes. */
  readonly minutes: number;
  readonly summary: string;
  /** The networks that its pages are about, by name; at least one. */
  readonly networks: Readonly<Record<string, LessonNetwork>>;
  readonly pages: readonly LessonPage[];
}

/** A network with its weights and a sample. */
export interface LessonNetwork {
  /** Of the file, at which its graph begins. */
  readonly line: number;
  /** The document, or the id of an example or the name of a template. */
  readonly graph: GraphDocument | string;
  /** Settings in place of those of the graph. */
  readonly data?: GraphDocument['data'] | undefined;
  readonly training?: GraphDocument['training'] | undefined;
  readonly state: NetworkState;
}

/** What the lens shows of a network. */
export interface NetworkState {
  readonly seed?: number | undefined;
  /** Given values of whole parameters, row-major. */
  readonly weights?: Readonly<Record<string, number[]>> | undefined;
  readonly sample?: LensSamples | undefined;
}

export interface LessonPage {
  readonly title: string;
  /** Of its heading in the file, from 1. */
  readonly line: number;
  readonly setup: Setup;
  readonly parts: readonly LessonPart[];
  /** All nodes and numbers that it names. */
  readonly references: readonly Reference[];
}

/** The state of the window that a page begins with. */
export interface Setup extends NetworkState {
  /** The network that the page is about, anew; without one, that of the page before goes on as the reader left it. */
  readonly network?: string | undefined;
  readonly view?: string | undefined;
  readonly walk?: WalkPlace | undefined;
  /** The address of the number that the lens explains. */
  readonly select?: string | undefined;
  readonly dock?: string | undefined;
}

/** A step of the walk: `backward hidden`, or `complete`. */
export interface WalkPlace {
  readonly phase: string;
  readonly node?: string | undefined;
}

/** Text in Markdown, as tokens. */
export interface TextPart {
  readonly kind: 'text';
  readonly tokens: readonly Token[];
}

/** Points at a part of the window. */
export interface PointPart {
  readonly kind: 'point';
  readonly at: string;
  readonly text: string;
}

/** Something to do in the app, done as soon as all that it asks for holds. */
export interface TaskPart {
  readonly kind: 'do' | 'goal';
  readonly text: readonly Token[];
  readonly until?: Expression | undefined;
  readonly walk?: WalkPlace | undefined;
  readonly select?: string | undefined;
  readonly view?: string | undefined;
  /** Numbers of the network that sliders in the lesson change. */
  readonly sliders: readonly SliderSpec[];
  readonly hint?: readonly Token[] | undefined;
  readonly solution?: readonly Token[] | undefined;
}

export interface SliderSpec {
  readonly address: string;
  /** In TeX. */
  readonly symbol?: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** A number that the reader computes; the app computes it, too. */
export interface NumberPart {
  readonly kind: 'number';
  readonly question: readonly Token[];
  readonly answer: Expression;
  /** Largest relative error; of an answer near 0, the absolute one. */
  readonly tolerance: number;
  readonly hint?: readonly Token[] | undefined;
  readonly solution?: readonly Token[] | undefined;
}

export interface ChoiceOption {
  readonly text: readonly Token[];
  /** True, or a condition that the app evaluates. */
  readonly correct: boolean | Expression;
  /** Shown once it is chosen. */
  readonly why?: readonly Token[] | undefined;
}

/** A choice is to be right; a prediction is made first and then compared with what the app computes. */
export interface ChoicePart {
  readonly kind: 'choice' | 'predict';
  readonly question: readonly Token[];
  readonly options: readonly ChoiceOption[];
  readonly hint?: readonly Token[] | undefined;
  /** Shown after a prediction. */
  readonly reveal?: readonly Token[] | undefined;
}

export type Exercise = TaskPart | NumberPart | ChoicePart;
export type LessonPart = TextPart | PointPart | Exercise;

export const isExercise = (part: LessonPart): part is Exercise => part.kind !== 'text' && part.kind !== 'point';

/** The key of each exercise of a page within its lesson, the same in all languages. */
export const exerciseKey = (page: number, part: number): string => `${page}.${part}`;

/** A formula between dollar signs; displayed on lines of its own between two of them. */
export interface MathToken extends Tokens.Generic {
  readonly type: 'math' | 'mathBlock';
  readonly tex: string;
}

/** `{{ expression }}`: a number that the app computes. */
export interface ValueToken extends Tokens.Generic {
  readonly type: 'value';
  readonly expression: Expression;
}

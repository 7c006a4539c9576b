import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { LONGEST_CONDITION } from '#engine/graph/index.ts';
import {
  address,
  decisionSurface,
  explanation,
  followedStep,
  followQuestion,
  foundSample,
  foundStep,
  landscape,
  landscapeAxis,
  lensPass,
  lensProgress,
  lensQuestion,
  lensRun,
  lensSubject,
  lensWeights,
  parameterCheck,
  resultsQuestion,
  runResults,
  runWeights,
  samplePrediction,
  sampleSearch,
  savedFile,
  surfaceQuestion,
  tensorPart,
  tensorRange,
  tryForm,
  typedInputs,
  WORKSHEET_FORMATS,
  worksheet,
} from '../schemas/index.ts';
import { call } from './call.ts';

/**
 * Every number of backpropagation on a network: of fresh weights, or of a run after a step. Each call carries its whole question;
 * subjects and passes that were asked for before are kept.
 */
export const lensCalls = {
  open: call.input(z.object({ weights: lensWeights })).output(lensSubject),
  /** Progress of any call on these weights; the watcher leaves when it has its answer. */
  progress: call.input(z.object({ weights: lensWeights })).output(eventIterator(lensProgress)),
  pass: call.input(lensQuestion).output(lensPass),
  tensor: call.input(tensorRange.extend({ question: lensQuestion })).output(tensorPart),
  /** How a number comes about. @param largest number of terms of a sum that are given one by one */
  explain: call
    .input(z.object({ question: lensQuestion, address, largest: z.number().int().min(1).max(1000).default(12) }))
    .output(explanation),
  findSamples: call.input(sampleSearch).output(z.array(foundSample)),
  /** Compares the gradient of a parameter, or of one of its elements, with finite differences. @param parameter its address */
  check: call.input(z.object({ question: lensQuestion, parameter: address })).output(parameterCheck),
  landscape: call.input(z.object({ question: lensQuestion, axes: z.array(landscapeAxis).min(1).max(2) })).output(landscape),
  /** A training step to calculate by hand. @param path addresses to calculate along; default: all, or the path of the largest contributions */
  worksheet: call
    .input(z.object({ question: lensQuestion, path: z.array(address).min(1).max(200).optional() }))
    .output(worksheet),
  /** Saves a worksheet as a file of the user's choice. @param text in the language of the window */
  exportWorksheet: call
    .input(z.object({ name: z.string().max(300), format: z.enum(WORKSHEET_FORMATS), text: z.string().max(4_000_000) }))
    .output(savedFile),
  /**
   * The first step after which a condition held in a run, as if training had watched for it. Default: in the whole run.
   * @throws condition.*, replay.*
   */
  findStep: call
    .input(
      z.object({
        weights: lensRun,
        condition: z.string().max(LONGEST_CONDITION),
        from: z.number().int().min(1).optional(),
        to: z.number().int().min(1).optional(),
      }),
    )
    .output(foundStep),
  /** Follows samples through the training of a run. */
  follow: call.input(followQuestion).output(z.array(followedStep)),
};

/** How good the weights of a run are, and what they predict for a sample of one's own. `lens.progress` tells of both. */
export const resultCalls = {
  /** @throws lens.noSamples, replay.* */
  judge: call.input(resultsQuestion).output(runResults),
  /** How inputs are typed. */
  form: call.input(z.object({ weights: runWeights })).output(tryForm),
  /** What a network predicts over two of its features, with the training samples. @throws lens.noSurface */
  surface: call.input(surfaceQuestion).output(decisionSurface),
  /** @throws lens.typed, samples.value */
  predict: call.input(z.object({ weights: runWeights, inputs: typedInputs })).output(z.array(samplePrediction)),
};

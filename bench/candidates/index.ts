import { findNamed } from '../../scripts/findNamed.ts';
import type { Candidate } from '../workloads/candidate.ts';
import { brain } from './brain.ts';
import { convnet } from './convnet.ts';
import { engine, engineReference } from './engine.ts';
import { onnxruntime } from './onnxruntime.ts';
import { pytorch } from './pytorch.ts';
import { tensorflowCpu, tensorflowWasm } from './tensorflow.ts';
import { typedArrays } from './typedArrays.ts';

/** All candidates, in report order. A new peer is one file and one line here. */
export const CANDIDATES: readonly Candidate[] = [
  engine,
  engineReference,
  onnxruntime,
  pytorch,
  typedArrays,
  brain,
  convnet,
  tensorflowWasm,
  tensorflowCpu,
];

export const findCandidate = (name: string): Candidate => findNamed('candidate', CANDIDATES, name);

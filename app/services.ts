import type { AllowedFiles } from './allowedFiles.ts';
import type { Background } from './background/index.ts';
import type { Datasets } from './datasets/index.ts';
import type { Blocks, Graphs, Templates } from './graphs/index.ts';
import type { Reference } from './reference/index.ts';
import type { Runs } from './runs/index.ts';
import type { Weights } from './weights/index.ts';

/** The window's last session, as any JSON; undefined if never saved. */
export interface Session {
  load(): unknown;
  save(session: unknown): void;
}

export interface Services {
  readonly graphs: Graphs;
  readonly templates: Templates;
  readonly blocks: Blocks;
  readonly datasets: Datasets;
  readonly allowedFiles: AllowedFiles;
  readonly background: Background;
  readonly reference: Reference;
  readonly runs: Runs;
  readonly weights: Weights;
  readonly session: Session;
}

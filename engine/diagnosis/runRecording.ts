import type { BoundGraph } from '../graph/index.ts';
import type { Dataset, EpochMetrics, GradientRecord, NodeRecord, Recorder, StepMetrics } from '../training/index.ts';
import type { DiagnosedRun, FlowRecord } from './run/diagnosedRun.ts';

/** Keeps in memory what diagnoses read of a training. */
export class RunRecording implements Recorder {
  readonly #epochs: EpochMetrics[] = [];
  readonly #steps: StepMetrics[] = [];
  readonly #flow: FlowRecord[] = [];

  step(metrics: StepMetrics): void {
    this.#steps.push(metrics);
  }

  epoch(metrics: EpochMetrics): void {
    this.#epochs.push(metrics);
  }

  gradients(step: number, records: readonly GradientRecord[], nodes: readonly NodeRecord[]): void {
    this.#flow.push({
      step,
      nodes: nodes.map(({ node, gradient, elements, saturated }) => ({
        node,
        gradient: gradient / Math.sqrt(elements),
        ...(saturated !== undefined && { saturated }),
      })),
      parameters: records.map(({ parameter, updateRatio }) => ({
        parameter,
        node: parameter.slice(0, parameter.lastIndexOf('.')),
        updateRatio,
      })),
    });
  }

  /** Checkpoints are nothing that a diagnosis reads. */
  checkpoint(): void {}

  /** The run so far. */
  describe({ document, analysis }: BoundGraph<Dataset>): DiagnosedRun {
    return { document, analysis, epochs: this.#epochs, steps: this.#steps, flow: this.#flow };
  }
}

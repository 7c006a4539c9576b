import { z } from 'zod';
import { exportFormat, runSummary, savedFile, verification, weightsSource } from '../schemas/index.ts';
import { byRun, call, document } from './call.ts';

/** Files of weights. */
export const weightCalls = {
  /** Every format that weights can be exported in; the first is the default. */
  formats: call.output(z.array(exportFormat)),
  /**
   * Adds the weights of a file to the runs, with a new graph if the file has one; else they must fit the open graph.
   * @see uploadedFile for the path in a browser
   */
  import: call
    .input(
      z.object({
        path: z.string().min(1).max(32_768),
        name: z.string().min(1).max(300),
        openGraph: z.object({ id: z.string().min(1).max(64), document }).optional(),
      }),
    )
    .output(runSummary),
  /**
   * Writes the weights of a run's last checkpoint, reads them back and verifies them, unless the person cancels. The format checks its
   * options: format.unknown, format.badOption.
   */
  export: call
    .input(byRun.extend({ format: z.string().max(64).optional(), options: z.record(z.string().max(64), z.unknown()).optional() }))
    .output(z.object({ file: savedFile, parameters: z.number(), verification: verification.optional(), source: weightsSource })),
};

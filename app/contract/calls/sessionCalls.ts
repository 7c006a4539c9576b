import { z } from 'zod';
import { layerReference, optimizerReference, printedFile, scheduleReference, systemInfo } from '../schemas/index.ts';
import { language } from '../schemas/languages.ts';
import { call, none } from './call.ts';

const byType = z.object({ type: z.string().min(1).max(64) });

/** The program itself. */
export const systemCalls = {
  info: call.output(systemInfo),
  /** Sets the window's language. */
  useLanguage: call.input(z.object({ language })).output(none),
  /** Saves what the window prints as a PDF of the user's choice; a host without a printer of its own leaves it to the window. */
  printPdf: call.input(z.object({ name: z.string().max(300) })).output(printedFile),
};

/** The last session of the window. */
export const sessionCalls = {
  /** The last session of the window: any JSON saved by the renderer, or null. */
  load: call.output(z.unknown()),
  save: call.input(z.object({ session: z.unknown() })).output(none),
};

/** Values on the reference pages, computed on request. */
export const referenceCalls = {
  layer: call.input(byType).output(layerReference),
  optimizer: call.input(byType).output(optimizerReference),
  schedule: call.input(byType).output(scheduleReference),
};

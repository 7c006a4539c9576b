import { analyzeGraph, diagnosticInEnglish } from '../graph/index.ts';
import { english } from '../messages/index.ts';

/** The analysis of a graph with its diagnostics and notes in English, for comparing them with sentences. */
export function analyzeInEnglish(...given: Parameters<typeof analyzeGraph>) {
  const { diagnostics, notes, ...analysis } = analyzeGraph(...given);
  return { ...analysis, diagnostics: diagnostics.map(diagnosticInEnglish), notes: notes.map(english) };
}

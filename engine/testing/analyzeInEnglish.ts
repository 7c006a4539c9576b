import { analyzeGraph, diagnosticInEnglish } from '../graph/index.ts';
import { english } from '../text/index.ts';

/** Analyzes a graph with diagnostics and notes in English, to compare with sentences. */
export function analyzeInEnglish(...given: Parameters<typeof analyzeGraph>) {
  const { diagnostics, notes, ...analysis } = analyzeGraph(...given);
  return { ...analysis, diagnostics: diagnostics.map(diagnosticInEnglish), notes: notes.map(english) };
}
